#pragma once

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/haslo (a forgotten password: asks for the address) and /konto/haslo/nowe (where the
/// letter's link leads). Must outlive the router; any thread.
class PasswordPages {
public:
    PasswordPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response send(const web::Request& request) const;
    web::Response show_link(const web::Request& request) const;
    web::Response finish(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
};

}  // namespace okienko::accounts
