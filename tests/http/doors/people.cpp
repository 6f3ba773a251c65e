#include "tests/http/doors/people.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "server/accounts/totp.h"

namespace okienko::doors {

using harness::Answer;

std::string Authenticator::next_code() {
    const auto now = [] {
        return accounts::totp_step(
            std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
    };
    while (last_ >= now() + 1) std::this_thread::sleep_for(std::chrono::milliseconds(500));
    last_ = std::max(last_ + 1, now() - 1);
    return accounts::totp_code(secret_, last_);
}

void Person::sign_in() {
    if (email.empty()) return;
    browser.cookies().clear();
    browser.get("/konto/logowanie");
    const Answer answer =
        browser.post("/konto/logowanie", {{"email", email}, {"password", kPassword}});
    if (answer.status != 303) throw std::runtime_error(email + " can't sign in");
    if (!proves) return;
    const Answer page = browser.get("/konto/drugi-skladnik");
    if (!enrolled) {
        const std::string mark = "id=\"sekret\">";
        const auto at = page.body.find(mark) + mark.size();
        app = Authenticator(
            accounts::base32_bytes(page.body.substr(at, page.body.find('<', at) - at)).value());
    }
    const Answer proved = browser.post("/konto/drugi-skladnik", {{"code", app.next_code()}});
    if (proved.status != (enrolled ? 303 : 200))
        throw std::runtime_error(email + ": no code taken");
    enrolled = true;
}

}  // namespace okienko::doors
