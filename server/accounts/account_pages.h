#pragma once

#include "server/accounts/account_page.h"
#include "server/accounts/address_pages.h"
#include "server/accounts/password_pages.h"
#include "server/accounts/registration_pages.h"
#include "server/accounts/second_factor_pages.h"
#include "server/accounts/session_pages.h"
#include "server/accounts/settings_pages.h"
#include "server/accounts/sign_in_pages.h"
#include "server/accounts/token_pages.h"

namespace okienko::accounts {

/// All pages of /konto but those of single cases. Must outlive the router, as the context, pages
/// and overview must outlive it; any thread.
class AccountPages {
public:
    AccountPages(const Context& context,
                 const web::Pages& pages,
                 Overview& overview,
                 const SecondFactor& factor)
        : account_(context, pages, overview),
          sign_in_(context, pages),
          second_factor_(context, pages, factor),
          registration_(context, pages),
          password_(context, pages),
          settings_(context, pages),
          address_(context, pages),
          sessions_(context, pages),
          tokens_(context, pages) {}

    void add_routes(web::Router& router) {
        account_.add_routes(router);
        sign_in_.add_routes(router);
        second_factor_.add_routes(router);
        registration_.add_routes(router);
        password_.add_routes(router);
        settings_.add_routes(router);
        address_.add_routes(router);
        sessions_.add_routes(router);
        tokens_.add_routes(router);
    }

private:
    AccountPage account_;
    SignInPages sign_in_;
    SecondFactorPages second_factor_;
    RegistrationPages registration_;
    PasswordPages password_;
    SettingsPages settings_;
    AddressPages address_;
    SessionPages sessions_;
    TokenPages tokens_;
};

}  // namespace okienko::accounts
