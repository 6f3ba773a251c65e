#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/harness/http_client.h"

namespace okienko::harness {

namespace {

constexpr const char* kCodePage = "/konto/drugi-skladnik";

/// What stands in the element of the page that shows the demonstration's code; only its digits.
std::string shown_code(const Answer& page) {
    constexpr std::string_view kMark = "id=\"kod-pokazowy\">";
    const std::size_t at = page.body.find(kMark);
    if (at == std::string::npos) return {};
    std::string code;
    for (std::size_t i = at + kMark.size(); i < page.body.size() && page.body[i] != '<'; ++i) {
        if (page.body[i] >= '0' && page.body[i] <= '9') code += page.body[i];
    }
    return code;
}

}  // namespace

void sign_in(HttpClient& client, const std::string& email, const std::string& password) {
    client.get("/konto/logowanie");
    const Answer answer =
        client.post("/konto/logowanie", {{"email", email}, {"password", password}});
    if (answer.status != 303) throw std::runtime_error(email + " can't sign in: " + answer.body);
    if (!answer.header("Location").starts_with(kCodePage)) return;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    while (std::chrono::steady_clock::now() < until) {
        const std::string code = shown_code(client.get(kCodePage));
        if (code.empty()) throw std::runtime_error(email + ": the page shows no code");
        const Answer proved = client.post(kCodePage, {{"code", code}});
        if (proved.status == 303) return;
        if (proved.status == 429) throw std::runtime_error(email + ": too many codes");
        std::this_thread::sleep_for(std::chrono::seconds(10));
    }
    throw std::runtime_error(email + ": no code was taken");
}

}  // namespace okienko::harness
