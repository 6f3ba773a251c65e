#pragma once

#include <string>

#include "server/accounts/account.h"
#include "server/accounts/second_factor.h"
#include "server/administration/context.h"
#include "server/web/router.h"

namespace okienko::administration {

class Page;

/// /administracja/konta/{account}: one account: its roles and units, what it is signed in with, and
/// the acts of account_acts.h. Must outlive the router; any thread.
class AccountPages {
public:
    AccountPages(const Context& context, const accounts::SecondFactor& factor)
        : context_(context), factor_(factor) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response save(const web::Request& request) const;
    web::Response ask(const web::Request& request) const;
    web::Response act(const web::Request& request) const;

    accounts::Account account_of(const web::Request& request) const;
    void fill(Page& page, const web::Request& request, const accounts::Account& account) const;

    const Context& context_;
    const accounts::SecondFactor& factor_;
};

}  // namespace okienko::administration
