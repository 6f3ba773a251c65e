#pragma once

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/ustawienia/urzadzenia: where the account is signed in, and signing out there. Must
/// outlive the router; any thread.
class SessionPages {
public:
    SessionPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response end_one(const web::Request& request) const;
    web::Response end_all(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
};

}  // namespace okienko::accounts
