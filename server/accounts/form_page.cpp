#include "server/accounts/form_page.h"

#include <optional>
#include <utility>

#include "server/web/escape.h"

namespace okienko::accounts {

FormPage::FormPage(const web::Pages& pages,
                   const web::Request& request,
                   std::string sheet,
                   std::string_view back)
    : pages_(pages),
      request_(request),
      texts_(pages.texts(request.language)),
      sheet_("accounts/" + std::move(sheet)),
      form_(view_.root().add("form")) {
    view_.root().set("active", "account");
    if (!back.empty()) view_.root().set("back", back);
}

void FormPage::fault(std::string_view field,
                     std::string_view id,
                     const schemas::Texts::Values& values) {
    ++faults_;
    auto errors = view_.root().child("errors");
    if (!errors) errors = view_.root().add("errors");
    auto error = errors->add("error", texts_.get("accounts.fault." + std::string(id), values));
    if (!field.empty()) error.set("field", field);
}

void FormPage::general_fault(std::string_view id, const schemas::Texts::Values& values) {
    fault({}, id, values);
}

void FormPage::notice(std::string_view id) {
    const std::string text = "accounts.notice." + std::string(id);
    if (id.empty() || !texts_.has(text)) return;
    view_.root().add("notice", texts_.get(text)).set("kind", "success");
}

web::Response FormPage::show(int status) const {
    constexpr int kOk = 200;
    constexpr int kFaulty = 422;
    if (status == 0) status = is_sound() ? kOk : kFaulty;
    return pages_.render(request_, sheet_, view_, status);
}

web::Response FormPage::show_wait(std::string_view id, std::chrono::seconds wait) {
    general_fault(id, {{"wait", wait_words(texts_, wait)}});
    auto response = show(429);
    response.header("Retry-After", std::to_string(wait.count()));
    return response;
}

web::Response FormPage::show_busy() {
    general_fault("busy");
    auto response = show(503);
    response.header("Retry-After", "5");
    return response;
}

std::string wait_words(const schemas::Texts& texts, std::chrono::seconds wait) {
    constexpr std::chrono::seconds kInSeconds{90};
    if (wait <= kInSeconds) return texts.count("accounts.wait.seconds", wait.count());
    return texts.count("accounts.wait.minutes",
                       std::chrono::ceil<std::chrono::minutes>(wait).count());
}

std::string return_path(const web::Fields& fields) {
    constexpr std::size_t kLongest = 1000;
    const std::string path = fields.get("powrot");
    const bool circle =
        path.starts_with("/konto/logowanie") || path.starts_with("/konto/wylogowanie") ||
        path.starts_with("/konto/drugi-skladnik");
    if (path.size() > kLongest || circle || !web::is_local_path(path)) return {};
    return path;
}

}  // namespace okienko::accounts
