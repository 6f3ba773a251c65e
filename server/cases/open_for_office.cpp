#include "server/cases/open_for_office.h"

#include "server/audit/entry.h"
#include "server/cases/case_store.h"
#include "server/cases/queue.h"
#include "server/web/escape.h"

namespace okienko::cases {

OfficeReading open_for_office(storage::Transaction& transaction,
                              const web::Identity& clerk,
                              std::string_view number,
                              std::string_view what) {
    const auto found = CaseStore{}.by_number(transaction, number);
    if (!found) return {};
    const bool allowed = QueueScope::of(clerk).covers(found->unit);
    audit::append(transaction,
                  {"clerk:" + clerk.account,
                   allowed ? "cases.read" : "cases.refused",
                   "case:" + found->id,
                   "{\"what\":" + web::json_string(what) + "}"});
    if (!allowed) return {OfficeReading::Kind::forbidden, std::nullopt};
    return {OfficeReading::Kind::open, found};
}

}  // namespace okienko::cases
