#pragma once

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/ustawienia/klucze: keys for programs (API tokens): list, a new one shown once, revoking.
/// Must outlive the router; any thread.
class TokenPages {
public:
    TokenPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response show_new(const web::Request& request) const;
    web::Response make(const web::Request& request) const;
    web::Response show_made(const web::Request& request) const;
    web::Response revoke(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
};

}  // namespace okienko::accounts
