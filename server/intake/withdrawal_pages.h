#pragma once

#include <string>

#include "server/cases/withdraw_case.h"
#include "server/catalogue/services.h"
#include "server/config/clock.h"
#include "server/intake/case_door.h"
#include "server/intake/companion.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// A resident takes back what they sent, `/wycofanie` below the case's page of either door: says
/// what that means, asks for the reason if they like, and does it. Whether it is possible the
/// service's workflow says (`on="withdrawal"`), and its companion, which follows with its own rows.
/// Shared by threads.
class WithdrawalPages {
public:
    WithdrawalPages(storage::Database& database,
                    const documents::DocumentKeys& keys,
                    catalogue::Services& services,
                    const web::Pages& pages,
                    const CaseDoor& door,
                    Companions companions,
                    const config::Clock& clock)
        : database_(database),
          keys_(keys),
          services_(services),
          pages_(pages),
          door_(door),
          companions_(std::move(companions)),
          clock_(clock) {}

    void add_routes(web::Router& router) const;

private:
    struct Asked;
    Asked open(const web::Request& request, Door door) const;
    Companion::Withdrawal facts_of(const web::Request& request, const cases::Case& of) const;
    std::optional<Companion::Hindrance> hindrance(storage::Transaction& transaction,
                                                  const Companion::Withdrawal& facts) const;
    cases::WithdrawalOutcome withdraw(const web::Request& request,
                                      const Asked& asked,
                                      Door door) const;

    web::Response ask(const web::Request& request, Door door) const;
    web::Response post(const web::Request& request, Door door) const;
    web::Response render(const web::Request& request,
                         const Asked& asked,
                         const std::string& error) const;

    storage::Database& database_;
    const documents::DocumentKeys& keys_;
    catalogue::Services& services_;
    const web::Pages& pages_;
    const CaseDoor& door_;
    Companions companions_;
    const config::Clock& clock_;
};

/// Adds to a case's page the way to withdraw it, while the workflow has one: @withdraw, the address
/// of the page, and @withdraw-words.
void offer_withdrawal(schemas::Node shown,
                      const cases::Case& of,
                      const forms::Service& service,
                      const std::string& page,
                      std::string_view language);

}  // namespace okienko::intake
