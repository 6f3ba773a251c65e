#pragma once

#include "server/cases/own_pages.h"
#include "server/services/query_journal/account_pages.h"
#include "server/services/query_journal/companion.h"
#include "server/services/query_journal/gate_pages.h"
#include "server/services/query_journal/journal_pages.h"
#include "server/services/query_journal/moderation_pages.h"
#include "server/services/query_journal/office_pages.h"

namespace okienko::query_journal {

/// The room as the roof builds it, in two steps: what the intake needs of it, then its doors, which
/// need the intake's drafts. Not movable: its parts refer to each other.
struct Journal {
    explicit Journal(Context house)
        : context(std::move(house)),
          similar(context.searching),
          companion(similar, context.pages) {}
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    Context context;
    SimilarEntries similar;
    QueryCompanion companion;
};

/// All pages of the room. Shared by threads.
class JournalDoors {
public:
    JournalDoors(const Context& context,
                 const SimilarEntries& similar,
                 const intake::Drafts& drafts)
        : gate_(context, drafts),
          office_(context),
          moderation_(context),
          account_(context, drafts),
          journal_(context, similar) {}

    void add_routes(web::Router& router) const {
        gate_.add_routes(router);
        office_.add_routes(router);
        moderation_.add_routes(router);
        account_.add_routes(router);
        journal_.add_routes(router);
    }

private:
    GatePages gate_;
    OfficePages office_;
    ModerationPages moderation_;
    AccountPages account_;
    JournalPages journal_;
};

/// Where the pages of every case link to.
inline cases::OwnPages own_pages() {
    return {std::string(kService),
            "/urzad/zapytania/",
            "/konto/zapytania/",
            "journal.own-page.office",
            "journal.own-page.resident"};
}

}  // namespace okienko::query_journal
