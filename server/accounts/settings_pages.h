#pragma once

#include <span>
#include <string>

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/ustawienia: what the account holds, and the forms that change name, language and
/// password. Must outlive the router; any thread.
class SettingsPages {
public:
    SettingsPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response show_profile(const web::Request& request) const;
    web::Response save_profile(const web::Request& request) const;
    web::Response show_password(const web::Request& request) const;
    web::Response save_password(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
};

}  // namespace okienko::accounts
