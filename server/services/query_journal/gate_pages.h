#pragma once

#include "server/intake/drafts.h"
#include "server/services/query_journal/context.h"
#include "server/web/router.h"

namespace okienko::query_journal {

/// /wnioski/{draft}/inna-droga: what the journal is not for, in one sentence, and the way to the
/// right service with the text taken along: once, however often the button is pressed. The query's
/// draft stays as it is. Shared by threads.
class GatePages {
public:
    GatePages(const Context& context, const intake::Drafts& drafts)
        : context_(context), drafts_(drafts) {}
    void add_routes(web::Router& router) const;

private:
    web::Response show(const web::Request& request) const;
    web::Response carry_over(const web::Request& request) const;

    const Context& context_;
    const intake::Drafts& drafts_;
};

}  // namespace okienko::query_journal
