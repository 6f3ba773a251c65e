#pragma once

#include "server/services/query_journal/context.h"
#include "server/services/query_journal/entry.h"
#include "server/services/query_journal/response_times.h"
#include "server/services/query_journal/similar.h"
#include "server/web/router.h"

namespace okienko::query_journal {

/// The journal everybody reads, /dziennik-zapytan: entries newest first, by words and by unit; one
/// entry by its permanent link; how quickly units answer; the same as a feed. Shared by threads.
class JournalPages {
public:
    JournalPages(const Context& context, const SimilarEntries& similar)
        : context_(context), similar_(similar) {}
    void add_routes(web::Router& router) const;

    static constexpr unsigned kPageSize = 20;
    static constexpr unsigned kFeedSize = 50;

private:
    web::Response list(const web::Request& request) const;
    web::Response entry(const web::Request& request) const;
    web::Response gone(const web::Request& request, const Entry& entry) const;
    web::Response times(const web::Request& request) const;
    web::Response times_file(const web::Request& request) const;
    web::Response feed(const web::Request& request, const std::string& unit) const;
    std::vector<ResponseTimes> times_of(const web::Request& request) const;

    const Context& context_;
    const SimilarEntries& similar_;
};

/// Reads the parameters; what can't be understood counts as not given.
JournalFilter read_journal_filter(const web::Fields& query);

}  // namespace okienko::query_journal
