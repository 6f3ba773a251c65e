#pragma once

#include <functional>
#include <string>

#include "server/services/query_journal/answer_act.h"
#include "server/services/query_journal/context.h"
#include "server/services/query_journal/query_view.h"
#include "server/web/router.h"

namespace okienko::query_journal {

/// The office's side: what waits for an answer or a second person (`/urzad/zapytania`), and one
/// query with the answer's editor. Clerks see the queries of their units. Shared by threads.
class OfficePages {
public:
    explicit OfficePages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

    static constexpr unsigned kListed = 200;

private:
    using Perform = std::function<AnswerOutcome(
        storage::Transaction&, const AnswerOrder&, const web::Request&)>;

    web::Response list(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response write(const web::Request& request) const;
    web::Response perform(const web::Request& request,
                          const std::string& act,
                          const Perform& what) const;
    web::Response refused(const web::Request& request,
                          const std::string& act,
                          const AnswerOutcome& outcome) const;

    const Context& context_;
};

/// The query of the address for a clerk of its unit, read and noted in the audit trail. Throws
/// Refusal 404 or 403.
QueryFile open_query(const Context& context, const web::Request& request);

}  // namespace okienko::query_journal
