#include "server/letters/delivery.h"

#include "server/audit/entry.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/calendar/period.h"
#include "server/cases/announced_days.h"
#include "server/cases/case_store.h"
#include "server/letters/letter_mail.h"
#include "server/letters/letter_store.h"
#include "signing/digest.h"

namespace okienko::letters {

namespace {

constexpr unsigned kAtOnce = 200;

/// The event in the case's history and the entry in the audit trail.
struct Note {
    std::string kind;
    std::string actor;    ///< of the event: "resident", "office", "system"
    std::string auditor;  ///< of the audit entry
    std::optional<std::string> account;
    std::string name;
};

void note(storage::Transaction& transaction,
          const Letter& letter,
          const Note& what,
          config::Instant now) {
    std::string details = "{\"letter\":" + std::to_string(letter.n);
    if (letter.delivered_on) {
        details += ",\"day\":\"" + calendar::format_date(*letter.delivered_on) + "\"";
    }
    details += "}";
    cases::Event event;
    event.kind = what.kind;
    event.actor = what.actor;
    event.account = what.account;
    event.name = what.name;
    event.details = details;
    event.at = now;
    cases::CaseStore{}.add_event(transaction, letter.case_id, event);
    audit::append(transaction,
                  {what.auditor, "letters." + what.kind, "case:" + letter.case_id, details});
}

void deem_delivered(storage::Transaction& transaction, Letter& letter, config::Instant now) {
    deliver(letter,
            Delivery::deemed,
            *letter.waits_until + std::chrono::days{1},
            now,
            cases::AnnouncedDayStore{}.days(transaction));
    LetterStore{}.write(transaction, letter);
    note(transaction, letter, {"deemed-delivered", "system", "system", std::nullopt, {}}, now);
}

bool overdue(const Letter& letter, config::Instant now) {
    return letter.waits_until && calendar::local_date(now) > *letter.waits_until;
}

std::string seal_confirmation(const Context& context,
                              const cases::Case& about,
                              const Letter& letter,
                              const Reader& reader) {
    DeliveryReceipt receipt;
    receipt.number = letter.receipt_number;
    receipt.case_called = about.called();
    receipt.letter_number = letter.number;
    receipt.letter_sha256 = signing::hex(letter.document_sha256);
    receipt.letter_size = letter.document_size;
    receipt.reader = reader.account ? "Konto w Okienku" : "Osoba z kluczem do sprawy";
    receipt.reader_id = reader.account.value_or("brak");
    receipt.sent = letter.sent;
    receipt.delivered = reader.now;
    return seal_receipt(receipt, context.office, context.seal);
}

bool look_after(storage::Transaction& transaction,
                const Context& context,
                const std::string& id,
                config::Instant now) {
    auto letter = LetterStore{}.lock(transaction, id);
    if (!letter || letter->readable()) return false;
    if (overdue(*letter, now)) {
        deem_delivered(transaction, *letter, now);
        return true;
    }
    const auto about = cases::CaseStore{}.by_id(transaction, letter->case_id);
    if (!about || letter->reminded) return false;
    letter->reminded = now;
    LetterStore{}.write(transaction, *letter);
    if (remind_owner(transaction, context, *about, *letter)) {
        note(transaction, *letter, {"reminded", "system", "system", std::nullopt, {}}, now);
    }
    return true;
}

}  // namespace

void deliver(Letter& letter,
             Delivery how,
             std::chrono::sys_days day,
             config::Instant now,
             const std::vector<std::chrono::sys_days>& announced) {
    letter.delivery = how;
    letter.delivered = now;
    letter.delivered_on = day;
    if (!letter.reply || letter.reply->from) return;
    const auto period = calendar::parse_period(letter.reply->period);
    if (!period) return;
    letter.reply->from = day;
    letter.reply->last_day = calendar::compute_deadline(day, *period, 0, announced).date;
}

Letter confirm_receipt(storage::Transaction& transaction,
                       const Context& context,
                       const cases::Case& about,
                       const Letter& letter,
                       const Reader& reader) {
    const LetterStore store;
    auto locked = store.lock(transaction, letter.id);
    if (!locked || locked->readable()) return locked ? *locked : letter;
    if (overdue(*locked, reader.now)) {
        deem_delivered(transaction, *locked, reader.now);
        return *locked;
    }
    deliver(
        *locked, Delivery::opened, calendar::local_date(reader.now), reader.now, about.announced);
    locked->receipt_number = "UPD-" + locked->number;
    const auto key = context.documents.keys().open(transaction, about.key);
    locked->receipt =
        context.documents
            .put(transaction, key, "receipt", seal_confirmation(context, about, *locked, reader))
            .id;
    store.write(transaction, *locked);
    note(transaction,
         *locked,
         {"delivered",
          "resident",
          reader.account ? "account:" + *reader.account : "anonymous",
          reader.account,
          {}},
         reader.now);
    return *locked;
}

bool note_delivery(storage::Transaction& transaction,
                   const cases::Case& about,
                   const std::string& letter_id,
                   const web::Identity& clerk,
                   std::chrono::sys_days day,
                   config::Instant now) {
    auto letter = LetterStore{}.lock(transaction, letter_id);
    if (!letter || letter->readable() || letter->case_id != about.id) return false;
    if (day < calendar::local_date(letter->sent) || day > calendar::local_date(now)) return false;
    deliver(*letter, Delivery::otherwise, day, now, about.announced);
    LetterStore{}.write(transaction, *letter);
    note(transaction,
         *letter,
         {"delivered-otherwise", "office", "clerk:" + clerk.account, clerk.account, clerk.name},
         now);
    return true;
}

std::size_t look_after_letters(const Context& context, config::Instant now) {
    const LetterStore store;
    std::vector<std::string> due;
    context.database.read([&](storage::Transaction& transaction) {
        due = store.to_deem(transaction, calendar::local_date(now), kAtOnce);
        const auto before = calendar::start_of_local_day(calendar::local_date(now) - kReminded +
                                                         std::chrono::days{1});
        for (auto& id : store.to_remind(transaction, before, kAtOnce)) due.push_back(std::move(id));
    });
    std::size_t changed = 0;
    for (const std::string& id : due) {
        const bool done = context.database.run([&](storage::Transaction& transaction) {
            return look_after(transaction, context, id, now);
        });
        if (done) ++changed;
    }
    return changed;
}

}  // namespace okienko::letters
