#include <pqxx/pqxx>

#include "server/audit/entry.h"

namespace okienko::audit {

void append(storage::Transaction& transaction, const Entry& entry) {
    transaction.prepare("audit.append",
                        "insert into audit.entries (actor, action, object, details) "
                        "values ($1, $2, $3, $4::json)");
    transaction.sql().exec_prepared0(
        "audit.append", entry.actor, entry.action, entry.object, entry.details);
}

void append(storage::Batch& batch, const Entry& entry) {
    batch.add("audit.entries (actor, action, object, details)",
              {batch.value(entry.actor),
               batch.value(entry.action),
               batch.value(entry.object),
               batch.value(entry.details, "json")});
}

}  // namespace okienko::audit
