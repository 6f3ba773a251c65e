#pragma once

#include <string>
#include <vector>

#include "server/accounts/second_factor.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::accounts {

class FormPage;

/// /konto/drugi-skladnik: the code after the password, and setting the app up the first time;
/// /konto/ustawienia/drugi-skladnik: new recovery codes, another app. For people who work for the
/// office; others are sent to their account. Must outlive the router; any thread.
class SecondFactorPages {
public:
    SecondFactorPages(const Context& context, const web::Pages& pages, const SecondFactor& factor)
        : context_(context), pages_(pages), factor_(factor) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;
    web::Response prove(const web::Request& request) const;
    web::Response show_picture(const web::Request& request) const;
    web::Response show_state(const web::Request& request) const;
    web::Response renew_codes(const web::Request& request) const;
    web::Response change_app(const web::Request& request) const;

    FormPage make_page(const web::Request& request, const web::Fields& fields) const;
    FormPage state_page(const web::Request& request) const;
    web::Response show_codes(const web::Request& request,
                             const std::vector<std::string>& codes,
                             const std::string& next) const;

    const Context& context_;
    const web::Pages& pages_;
    const SecondFactor& factor_;
};

}  // namespace okienko::accounts
