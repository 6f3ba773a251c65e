#include "server/accounts/confirm_form.h"

namespace okienko::accounts {

std::optional<web::Response> refuse_unless_confirmed(const Context& context,
                                                     const web::Request& request,
                                                     FormPage& page) {
    const std::string password = request.form.get("current");
    if (password.empty()) {
        page.fault("current", "current-missing");
        return page.show();
    }
    const auto outcome = confirm_password(context, request.identity->account, password);
    switch (outcome.kind) {
        case Confirmation::Kind::right:
            return std::nullopt;
        case Confirmation::Kind::wait:
            return page.show_wait("wait", outcome.wait);
        case Confirmation::Kind::wrong:
            break;
    }
    page.fault("current", "current");
    return page.show();
}

}  // namespace okienko::accounts
