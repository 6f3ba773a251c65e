#include "server/intake/adopt_case.h"

#include "server/audit/entry.h"
#include "server/cases/case_store.h"

namespace okienko::intake {

bool adopt_case(storage::Database& database,
                const cases::Case& adopted,
                const web::Identity& identity,
                config::Instant now) {
    return database.run([&](storage::Transaction& transaction) {
        const cases::CaseStore store;
        if (!store.adopt(transaction, adopted.id, identity.account)) return false;
        cases::Event event;
        event.kind = "adopted";
        event.actor = "resident";
        event.account = identity.account;
        event.at = now;
        store.add_event(transaction, adopted.id, event);
        audit::append(
            transaction,
            {"account:" + identity.account, "intake.adopted", "case:" + adopted.id, "{}"});
        return true;
    });
}

}  // namespace okienko::intake
