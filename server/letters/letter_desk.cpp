#include "server/letters/letter_desk.h"

#include "server/accounts/account_store.h"
#include "server/cases/case_number.h"
#include "server/cases/open_for_office.h"
#include "server/web/failures.h"

namespace okienko::letters {

namespace {

void read_content(const Context& context,
                  LetterDesk& desk,
                  const std::string& transition,
                  const web::Identity& clerk,
                  const std::string& language) {
    context.database.read([&](storage::Transaction& transaction) {
        const auto key = context.documents.keys().open(transaction, desk.about.key);
        if (auto known = LetterDraftStore{}.find(
                transaction, key, desk.about.id, clerk.account, transition)) {
            desk.draft = std::move(*known);
            desk.files =
                files_of(context.attachments.list(transaction, draft_owner(desk.draft.id)));
        }
        if (desk.about.owner) {
            const auto owner = accounts::AccountStore{}.by_id(transaction, *desk.about.owner);
            if (owner) desk.owner_name = owner->name;
        }
        if (desk.transition != nullptr) {
            desk.guard = guard_fault(
                transaction, *desk.transition, desk.about, desk.now, context.words(language));
        }
    });
}

}  // namespace

std::string LetterDesk::obstacle(const web::Identity& clerk) const {
    if (about.closed) return "cases.error.closed";
    if (!about.sign) return "cases.error.unregistered";
    if (about.assignee != clerk.account) return "cases.error.not-yours";
    return transition == nullptr ? "letters.error.transition" : "";
}

LetterSource LetterDesk::source(const Context& context) const {
    return *source_of(context, about, *service, *transition, draft, files, now);
}

LetterDesk open_desk(const Context& context,
                     const web::Request& request,
                     const std::string& transition) {
    LetterDesk desk;
    desk.now = request.received;
    const auto reading = context.database.run([&](storage::Transaction& transaction) {
        return cases::open_for_office(transaction,
                                      *request.identity,
                                      context.documents.keys(),
                                      request.parameter("number"),
                                      "letter");
    });
    if (reading.kind == cases::OfficeReading::Kind::sealed) {
        throw cases::sealed_refusal(reading.until);
    }
    if (reading.kind == cases::OfficeReading::Kind::forbidden) {
        throw web::Refusal(403, "cases.error.other-unit");
    }
    if (!reading.found) throw web::Refusal(404, "cases.error.no-case");
    desk.about = *reading.found;
    desk.service = context.services.service(desk.about.package);
    if (desk.service) {
        desk.transition = letter_transition(desk.service->workflow(), desk.about, transition);
    }
    try {
        read_content(context, desk, transition, *request.identity, request.language);
    } catch (const documents::Erased& erased) {
        throw web::Refusal(410, "cases.error.erased", erased.what());
    }
    return desk;
}

LetterDesk open_to_write(const Context& context,
                         const web::Request& request,
                         const std::string& transition) {
    LetterDesk desk = open_desk(context, request, transition);
    if (const std::string why = desk.obstacle(*request.identity); !why.empty()) {
        throw web::Refusal(409, why);
    }
    if (desk.draft.revision > 0) return desk;
    desk.draft.id = cases::new_id();
    desk.draft.case_id = desk.about.id;
    desk.draft.account = request.identity->account;
    desk.draft.transition = transition;
    desk.draft.fields.set(kAddressee, desk.owner_name);
    desk.draft.fields.set(kSignatory, request.identity->name);
    if (const auto last = latest_day(desk.source(context))) {
        const std::chrono::year_month_day day{*last};
        const std::string name = kNewDay;
        desk.draft.fields.set(name + "-dzien", std::to_string(static_cast<unsigned>(day.day())));
        desk.draft.fields.set(name + "-miesiac",
                              std::to_string(static_cast<unsigned>(day.month())));
        desk.draft.fields.set(name + "-rok", std::to_string(static_cast<int>(day.year())));
    }
    return desk;
}

std::string letter_address(const std::string& number,
                           const std::string& rest,
                           const std::string& step) {
    return "/urzad/sprawy/" + number + "/pismo" + rest + "?przejscie=" + step;
}

}  // namespace okienko::letters
