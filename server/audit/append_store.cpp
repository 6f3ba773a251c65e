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

}  // namespace okienko::audit
