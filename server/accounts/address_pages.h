#pragma once

#include "server/accounts/context.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto/ustawienia/adres (asks for the new address) and /konto/adres (where the letter's link
/// leads). Must outlive the router; any thread.
class AddressPages {
public:
    AddressPages(const Context& context, const web::Pages& pages)
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
