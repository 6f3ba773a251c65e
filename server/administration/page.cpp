#include "server/administration/page.h"

#include <utility>

#include "server/accounts/account.h"

namespace okienko::administration {

Page::Page(const Context& context,
           const web::Request& request,
           std::string sheet,
           std::string_view part,
           std::string_view back)
    : context_(context), request_(request), sheet_("administration/" + std::move(sheet)) {
    view_.root().set("side", "office").set("active", "administration").set("part", part);
    if (!back.empty()) view_.root().set("back", back);
}

void Page::fault(std::string_view field, std::string_view id) {
    sound_ = false;
    const auto& texts = context_.pages.texts(request_.language);
    auto errors = view_.root().child("errors");
    if (!errors) errors = view_.root().add("errors");
    auto error = errors->add("error", texts.get("administration.fault." + std::string(id)));
    if (!field.empty()) error.set("field", field);
}

void Page::notice(std::string_view id) {
    const auto& texts = context_.pages.texts(request_.language);
    const std::string text = "administration.notice." + std::string(id);
    if (id.empty() || !texts.has(text)) return;
    view_.root().add("notice", texts.get(text)).set("kind", "success");
}

web::Response Page::show(int status) const {
    constexpr int kOk = 200;
    constexpr int kFaulty = 422;
    if (status == 0) status = sound_ ? kOk : kFaulty;
    return context_.pages.render(request_, sheet_, view_, status);
}

std::string actor_of(const web::Request& request) {
    return accounts::audit_name(request.identity->account);
}

}  // namespace okienko::administration
