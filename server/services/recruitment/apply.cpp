#include "server/services/recruitment/apply.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/end_cases.h"
#include "server/services/recruitment/vacancy_store.h"
#include "server/web/escape.h"

namespace okienko::recruitment {

namespace {

/// "5.11.2026, 23:59": the last minute.
std::string last_minute(config::Instant deadline) {
    const std::string at = calendar::local(deadline - std::chrono::minutes{1});
    return at.substr(8, 2) + "." + at.substr(5, 2) + "." + at.substr(0, 4) + ", " +
           at.substr(11, 5);
}

}  // namespace

Apply::Beginning Apply::begin(const web::Request& request) const {
    const std::string number = request.form.get("nabor");
    if (number.empty()) return {{}, "/nabory"};
    const auto vacancy = database_.read([&](storage::Transaction& transaction) {
        return VacancyStore{}.find(transaction, number);
    });
    if (!vacancy) return {{}, "/nabory"};
    if (!vacancy->open(clock_.now())) return {{}, "/nabory/" + vacancy->number};
    return {{{"vacancy.number", vacancy->number},
             {"vacancy.title", text_of(vacancy->texts, "stanowisko")}},
            ""};
}

std::optional<Apply::Hindrance> Apply::hindrance(storage::Transaction& transaction,
                                                 const Facts& facts) const {
    const auto because = [&](const char* rule, schemas::Texts::Values values = {}) {
        const std::string text = std::string("recruitment.hindrance.") + rule;
        return Hindrance{rule, pages_.texts(facts.language).get(text, values)};
    };
    const auto vacancy =
        VacancyStore{}.lock(transaction, vacancy_of(facts.document), VacancyStore::Lock::update);
    if (!vacancy || vacancy->version == 0) return because("vacancy-unknown");
    if (vacancy->state == Vacancy::State::cancelled) return because("vacancy-cancelled");
    if (!vacancy->open(facts.now)) {
        return because("vacancy-closed", {{"until", last_minute(*vacancy->deadline)}});
    }
    return std::nullopt;
}

void Apply::filed(storage::Transaction& transaction,
                  const cases::Case& opened,
                  const Facts& facts) const {
    const auto vacancy = VacancyStore{}.find(transaction, vacancy_of(facts.document));
    if (!vacancy || !facts.account) throw std::logic_error("an application without its vacancy");
    const ApplicationStore store;
    if (const auto former = store.current(transaction, vacancy->id, *facts.account)) {
        store.end(transaction, former->case_id, Application::State::replaced, facts.now);
        end_case(transaction, *former, CaseEnd::replaced, facts.now);
        audit::append(transaction,
                      {"account:" + *facts.account,
                       "recruitment.replaced",
                       "case:" + former->case_id,
                       "{\"by\":" + web::json_string(opened.id) + "}"});
    }
    const int seq = store.insert(transaction, opened, vacancy->id, *facts.account);
    store.hide_file_names(transaction, opened.id);
    keys_.seal_until(transaction, opened.key, *vacancy->deadline);
    audit::append(
        transaction,
        {"account:" + *facts.account,
         "recruitment.applied",
         "case:" + opened.id,
         "{\"vacancy\":" + web::json_string(vacancy->number) + ",\"seq\":" + std::to_string(seq) +
             ",\"sealedUntil\":\"" + calendar::format_instant(*vacancy->deadline) + "\"}"});
}

std::optional<Apply::Hindrance> Apply::withdrawal_hindrance(storage::Transaction& transaction,
                                                            const Withdrawal& facts) const {
    const auto vacancy =
        VacancyStore{}.lock_of_case(transaction, facts.of.id, VacancyStore::Lock::update);
    if (vacancy && vacancy->sealed(facts.now)) return std::nullopt;
    return Hindrance{"vacancy-closed",
                     pages_.texts(facts.language).get("recruitment.error.no-withdrawal")};
}

void Apply::withdrawn(storage::Transaction& transaction, const Withdrawal& facts) const {
    ApplicationStore{}.end(transaction, facts.of.id, Application::State::withdrawn, facts.now);
}

void Apply::add_to_check(schemas::Node parent,
                         storage::Transaction& transaction,
                         const Facts& facts) const {
    const auto vacancy = VacancyStore{}.find(transaction, vacancy_of(facts.document));
    if (!vacancy || !vacancy->deadline) return;
    const schemas::Texts& texts = pages_.texts(facts.language);
    parent.add("note",
               texts.get("recruitment.check.sealed", {{"until", last_minute(*vacancy->deadline)}}));
    if (facts.account && ApplicationStore{}.current(transaction, vacancy->id, *facts.account)) {
        parent.add("note", texts.get("recruitment.check.replaces"));
    }
}

}  // namespace okienko::recruitment
