#include "server/cases/recompute_terms.h"

#include "server/audit/entry.h"
#include "server/calendar/holidays.h"
#include "server/calendar/local_time.h"
#include "server/cases/act_store.h"
#include "server/cases/case_store.h"
#include "server/cases/term.h"
#include "server/cases/term_store.h"
#include "signing/digest.h"

namespace okienko::cases {

namespace {

constexpr unsigned kAtOnce = 1000;

/// Names every holiday that an open case's deadline can meet.
std::string digest_of_holidays() {
    using namespace std::chrono;
    std::string table;
    for (sys_days day{2020y / January / 1}; day < sys_days{2060y / January / 1}; day += days{1}) {
        if (const auto holiday = calendar::holiday_on(day)) {
            table += calendar::format_date(day) + ' ' +
                     std::string(calendar::holiday_id(*holiday)) + '\n';
        }
    }
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

/// Most days stay: those are told apart without a lock.
bool stays(const std::optional<Case>& subject) {
    if (!subject || subject->closed || !subject->term || subject->term->chosen) return true;
    const auto derived = derive(*subject->term);
    return !derived || derived->date == subject->term->last_day;
}

bool recompute(storage::Transaction& transaction, const std::string& number, config::Instant now) {
    const ActStore store;
    if (stays(CaseStore{}.by_number(transaction, number))) return false;
    store.lock(transaction, number);
    auto subject = CaseStore{}.by_number(transaction, number);
    if (stays(subject)) return false;
    const auto before = subject->term->last_day;
    subject->term->last_day = derive(*subject->term)->date;
    store.write(transaction, *subject);
    tell(transaction, *subject, before, now);
    return true;
}

}  // namespace

Recomputed recompute_terms(storage::Database& database, config::Instant now, bool forced) {
    const TermStore store;
    const std::string table = digest_of_holidays();
    const std::string before = database.read(
        [&](storage::Transaction& transaction) { return store.holidays(transaction); });
    Recomputed result;
    result.asked = forced || table != before;
    std::string last;
    while (result.asked) {
        const auto numbers = database.read([&](storage::Transaction& transaction) {
            return store.computed(transaction, last, kAtOnce);
        });
        for (const std::string& number : numbers) {
            const bool moved = database.run([&](storage::Transaction& transaction) {
                return recompute(transaction, number, now);
            });
            if (moved) ++result.changed;
        }
        if (numbers.size() < kAtOnce) break;
        last = numbers.back();
    }
    if (table != before) {
        database.run(
            [&](storage::Transaction& transaction) { store.keep_holidays(transaction, table); });
    }
    return result;
}

}  // namespace okienko::cases
