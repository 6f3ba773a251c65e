#pragma once

#include "server/intake/drafts.h"
#include "server/services/query_journal/context.h"
#include "server/web/router.h"

namespace okienko::query_journal {

/// The resident's queries: /konto/zapytania with the lists Nowe, W realizacji and Zrealizowane, and
/// one query with its answer. Everybody but the account that asked gets 404. Shared by threads.
class AccountPages {
public:
    AccountPages(const Context& context, const intake::Drafts& drafts)
        : context_(context), drafts_(drafts) {}
    void add_routes(web::Router& router) const;

    static constexpr unsigned kListed = 200;

private:
    web::Response list(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response end_consent(const web::Request& request) const;

    const Context& context_;
    const intake::Drafts& drafts_;
};

}  // namespace okienko::query_journal
