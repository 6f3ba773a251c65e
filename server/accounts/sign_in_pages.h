#pragma once

#include <string>

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/logowanie and /konto/wylogowanie. Must outlive the router; any thread.
class SignInPages {
public:
    SignInPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response sign_in(const web::Request& request) const;
    std::string next_of(const std::string& session, const std::string& back) const;
    web::Response show_sign_out(const web::Request& request) const;
    web::Response sign_out(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
};

}  // namespace okienko::accounts
