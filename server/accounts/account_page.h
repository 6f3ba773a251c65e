#pragma once

#include "server/accounts/context.h"
#include "server/accounts/overview.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

/// /konto: drafts and cases at a glance; /konto/sprawy: all finished ones. Must outlive the router;
/// any thread.
class AccountPage {
public:
    AccountPage(const Context& context, const web::Pages& pages, Overview& overview)
        : context_(context), pages_(pages), overview_(overview) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response show_closed(const web::Request& request) const;

    const Context& context_;
    const web::Pages& pages_;
    Overview& overview_;
};

}  // namespace okienko::accounts
