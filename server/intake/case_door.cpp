#include "server/intake/case_door.h"

#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/web/failures.h"

namespace okienko::intake {

std::string base_of(Door door) {
    return door == Door::account ? "/konto/sprawy/{number}" : "/sprawa/{number}";
}

std::string page_of(const cases::Case& of, Door door) {
    return (door == Door::account ? "/konto/sprawy/" : "/sprawa/") + of.number;
}

cases::Case CaseDoor::enter(const web::Request& request, Door door) const {
    const std::string number = cases::read_number(request.parameter("number"));
    auto found = database_.read([&](storage::Transaction& transaction) {
        return cases::CaseStore{}.by_number(transaction, number);
    });
    const bool own = found && request.identity && found->owner == request.identity->account;
    const bool granted = door == Door::account ? own : found && pass_.opens(request, found->number);
    if (!granted) throw web::not_found("no case for this person");
    return std::move(*found);
}

}  // namespace okienko::intake
