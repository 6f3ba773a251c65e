#pragma once

#include "server/services/query_journal/context.h"
#include "server/services/query_journal/moderate.h"
#include "server/services/query_journal/query_view.h"
#include "server/web/router.h"

namespace okienko::query_journal {

/// /urzad/zapytania/{number}/publikacja: the words for everybody beside the original, what looks
/// like personal data, and the decision. Clerks of the unit only. Shared by threads.
class ModerationPages {
public:
    explicit ModerationPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

private:
    web::Response show(const web::Request& request) const;
    web::Response decide(const web::Request& request) const;
    web::Response render(const web::Request& request,
                         const QueryFile& file,
                         const PublicWords& words,
                         const ModerationOutcome& outcome,
                         int status) const;

    const Context& context_;
};

}  // namespace okienko::query_journal
