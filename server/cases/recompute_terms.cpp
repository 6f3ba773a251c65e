#include "server/cases/recompute_terms.h"

#include <algorithm>

#include "server/audit/entry.h"
#include "server/calendar/holidays.h"
#include "server/calendar/local_time.h"
#include "server/cases/act_store.h"
#include "server/cases/announced_days.h"
#include "server/cases/case_store.h"
#include "server/cases/term.h"
#include "server/cases/term_store.h"
#include "signing/digest.h"

namespace okienko::cases {

namespace {

constexpr unsigned kAtOnce = 1000;

/// Names every holiday that an open case's deadline can meet.
std::string digest_of_holidays(const Days& announced) {
    using namespace std::chrono;
    std::string table;
    for (sys_days day{2020y / January / 1}; day < sys_days{2060y / January / 1}; day += days{1}) {
        if (const auto holiday = calendar::holiday_on(day)) {
            table += calendar::format_date(day) + ' ' +
                     std::string(calendar::holiday_id(*holiday)) + '\n';
        }
    }
    for (const sys_days day : announced) table += calendar::format_date(day) + " announced\n";
    return std::string(signing::sha256(table).raw());
}

void tell(storage::Transaction& transaction,
          const Case& subject,
          std::chrono::sys_days before,
          config::Instant now) {
    const std::string details = "{\"revision\":" + std::to_string(subject.revision) +
                                ",\"before\":\"" + calendar::format_date(before) +
                                "\",\"after\":\"" + calendar::format_date(subject.term->last_day) +
                                "\"}";
    Event event;
    event.kind = "recomputed";
    event.actor = "system";
    event.details = details;
    event.at = now;
    CaseStore{}.add_event(transaction, subject.id, event);
    audit::append(transaction, {"system", "cases.recomputed", "case:" + subject.id, details});
}

/// The last day by the table of now; nullopt when it stays.
std::optional<std::chrono::sys_days> moved(const Term& term) {
    const auto derived = term.chosen ? std::nullopt : derive(term);
    if (!derived || derived->date == term.last_day) return std::nullopt;
    return derived->date;
}

bool recompute(storage::Transaction& transaction, const std::string& number, config::Instant now) {
    const ActStore store;
    store.lock(transaction, number);
    auto subject = CaseStore{}.by_number(transaction, number);
    if (!subject || subject->closed || !subject->term || !moved(*subject->term)) return false;
    const auto before = subject->term->last_day;
    subject->term->last_day = derive(*subject->term)->date;
    store.write(transaction, *subject);
    tell(transaction, *subject, before, now);
    return true;
}

}  // namespace

Recomputed recompute_terms(storage::Database& database, config::Instant now, bool forced) {
    const TermStore store;
    std::string table;
    const std::string before = database.read([&](storage::Transaction& transaction) {
        table = digest_of_holidays(AnnouncedDayStore{}.days(transaction));
        return store.holidays(transaction);
    });
    Recomputed result;
    result.asked = forced || table != before;
    std::string last;
    while (result.asked) {
        const auto terms = database.read([&](storage::Transaction& transaction) {
            return store.computed(transaction, last, kAtOnce);
        });
        // Most days stay: those are told apart without a lock.
        for (const OpenTerm& open : terms) {
            if (!moved(open.term)) continue;
            const bool done = database.run([&](storage::Transaction& transaction) {
                return recompute(transaction, open.number, now);
            });
            if (done) ++result.changed;
        }
        if (terms.size() < kAtOnce) break;
        last = terms.back().number;
    }
    if (table != before) {
        database.run(
            [&](storage::Transaction& transaction) { store.keep_holidays(transaction, table); });
    }
    return result;
}

std::vector<MovedTerm> terms_moved_by(storage::Transaction& transaction,
                                      std::chrono::sys_days changed,
                                      const Days& announced) {
    // Only terms that end on the day or on the next one they could move to can be concerned.
    auto next = changed + std::chrono::days{1};
    const Days known = AnnouncedDayStore{}.days(transaction);
    while (!calendar::is_working_day(next) ||
           std::find(known.begin(), known.end(), next) != known.end()) {
        next += std::chrono::days{1};
    }
    std::vector<MovedTerm> found;
    for (const auto day : {changed, next}) {
        constexpr unsigned kAll = 1'000'000;
        for (OpenTerm& open : TermStore{}.computed(transaction, "", kAll, day)) {
            open.term.announced = announced;
            if (const auto after = moved(open.term)) {
                found.push_back({open.called, open.unit, open.term.last_day, *after});
            }
        }
    }
    return found;
}

}  // namespace okienko::cases
