#include "server/cases/open_for_office.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/cases/queue.h"
#include "server/web/escape.h"

namespace okienko::cases {

/// "5 listopada" would need the reader's months: a date and a time everybody reads.
web::Refusal sealed_refusal(config::Instant until) {
    std::string moment = calendar::local(until).substr(0, 16);
    moment[10] = ' ';
    return web::Refusal(403, "cases.error.sealed", "sealed").value("until", moment);
}

OfficeReading open_for_office(storage::Transaction& transaction,
                              const web::Identity& clerk,
                              const documents::DocumentKeys& keys,
                              std::string_view number,
                              std::string_view what) {
    const auto found = CaseStore{}.by_number(transaction, number);
    if (!found) return {};
    const bool allowed = QueueScope::of(clerk).covers(found->unit);
    const auto sealed = keys.sealed_until(transaction, found->key);
    audit::append(transaction,
                  {"clerk:" + clerk.account,
                   !allowed ? "cases.refused"
                   : sealed ? "cases.sealed"
                            : "cases.read",
                   "case:" + found->id,
                   "{\"what\":" + web::json_string(what) + "}"});
    if (!allowed) return {OfficeReading::Kind::forbidden, std::nullopt, {}};
    if (sealed) return {OfficeReading::Kind::sealed, std::nullopt, *sealed};
    return {OfficeReading::Kind::open, found, {}};
}

}  // namespace okienko::cases
