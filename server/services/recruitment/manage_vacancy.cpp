#include "server/services/recruitment/manage_vacancy.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/end_cases.h"
#include "server/web/escape.h"

namespace okienko::recruitment {

namespace {

using Kind = VacancyOutcome::Kind;

void remember(storage::Transaction& transaction,
              const VacancyOrder& order,
              const std::string& act,
              const std::string& details = "{}") {
    audit::append(
        transaction,
        {"hr:" + order.hr.account, "recruitment." + act, "vacancy:" + order.number, details});
}

}  // namespace

config::Instant end_of_day(std::chrono::sys_days last_day) {
    return calendar::start_of_local_day(last_day + std::chrono::days{1});
}

VacancyOutcome save_vacancy(storage::Database& database,
                            const VacancyOrder& order,
                            const Texts& texts) {
    return database.run([&](storage::Transaction& transaction) -> VacancyOutcome {
        const VacancyStore store;
        const auto vacancy = store.lock(transaction, order.number, VacancyStore::Lock::update);
        if (!vacancy) return {Kind::missing, {}};
        const bool can = vacancy->state == Vacancy::State::draft || vacancy->open(order.now);
        if (!can) return {Kind::impossible, {}};
        if (!store.save_draft(transaction, vacancy->id, order.revision, texts)) {
            return {Kind::changed, {}};
        }
        remember(transaction, order, "saved");
        return {};
    });
}

VacancyOutcome publish_vacancy(storage::Database& database,
                               const documents::DocumentKeys& keys,
                               const BannedRequirements& banned,
                               const VacancyOrder& order,
                               const std::string& note) {
    return database.run([&](storage::Transaction& transaction) -> VacancyOutcome {
        const VacancyStore store;
        const auto vacancy = store.lock(transaction, order.number, VacancyStore::Lock::update);
        if (!vacancy) return {Kind::missing, {}};
        const bool first = vacancy->state == Vacancy::State::draft;
        if (!first && !vacancy->open(order.now)) return {Kind::impossible, {}};
        if (vacancy->revision != order.revision) return {Kind::changed, {}};
        const Texts texts = store.draft_texts(transaction, vacancy->id);
        std::optional<std::chrono::sys_days> not_before;
        if (!first) not_before = calendar::parse_date(text_of(vacancy->texts, "termin"));
        auto faults =
            publication_faults(texts, banned, calendar::local_date(order.now), not_before);
        if (!first && note.empty()) faults.push_back({"zmiana", "no-note", ""});
        if (!first && texts == vacancy->texts) faults.push_back({"zmiana", "no-change", ""});
        if (!faults.empty()) return {Kind::faulty, std::move(faults)};
        const auto deadline = end_of_day(*calendar::parse_date(text_of(texts, "termin")));
        store.publish(transaction, *vacancy, deadline, note, order.now);
        for (const auto& one : ApplicationStore{}.of_vacancy(transaction, vacancy->id)) {
            if (!one.erased) keys.seal_until(transaction, one.key, deadline);
        }
        remember(transaction,
                 order,
                 "published",
                 "{\"version\":" + std::to_string(vacancy->version + 1) + ",\"deadline\":\"" +
                     calendar::format_instant(deadline) + "\"}");
        return {};
    });
}

VacancyOutcome cancel_vacancy(storage::Database& database,
                              const VacancyOrder& order,
                              const std::string& reason) {
    return database.run([&](storage::Transaction& transaction) -> VacancyOutcome {
        const VacancyStore store;
        const auto vacancy = store.lock(transaction, order.number, VacancyStore::Lock::update);
        if (!vacancy) return {Kind::missing, {}};
        if (vacancy->state != Vacancy::State::published) return {Kind::impossible, {}};
        if (vacancy->revision != order.revision) return {Kind::changed, {}};
        if (reason.empty()) return {Kind::faulty, {{"powod", "no-reason", ""}}};
        store.cancel(transaction, *vacancy, reason, order.now);
        end_cases(transaction,
                  ApplicationStore{}.of_vacancy(transaction, vacancy->id),
                  CaseEnd::cancelled,
                  order.now);
        remember(transaction, order, "cancelled");
        return {};
    });
}

}  // namespace okienko::recruitment
