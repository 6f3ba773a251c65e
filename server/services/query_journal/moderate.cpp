#include "server/services/query_journal/moderate.h"

#include <algorithm>
#include <array>

#include "server/audit/entry.h"
#include "server/cases/case_store.h"
#include "server/cases/open_for_office.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/hints.h"
#include "server/services/query_journal/notice_mail.h"
#include "server/services/query_journal/query_store.h"
#include "server/services/query_journal/slug.h"

namespace okienko::query_journal {

namespace {

using Kind = cases::ActOutcome::Kind;
constexpr std::size_t kLongestTitle = 150;
constexpr std::size_t kLongestText = 8000;
constexpr std::size_t kLongestReason = 500;

ModerationOutcome impossible(std::string reason) {
    return {Kind::impossible, std::move(reason), {}};
}
ModerationOutcome unfit(std::string field, std::string reason) {
    return {Kind::unfit, std::move(reason), std::move(field)};
}

/// A publication locked for a clerk of the unit.
struct Opened {
    std::optional<ModerationOutcome> refusal;
    cases::Case of;
    Query query;
    Entry entry;
};

Opened open(storage::Transaction& transaction,
            const Context& context,
            const ModerationOrder& order) {
    Opened opened;
    const auto reading = cases::open_for_office(
        transaction, order.clerk, context.documents.keys(), order.number, "publication");
    if (reading.kind == cases::OfficeReading::Kind::forbidden) {
        opened.refusal = ModerationOutcome{Kind::forbidden, {}, {}};
        return opened;
    }
    const auto query =
        reading.found ? QueryStore{}.find(transaction, reading.found->id, true) : std::nullopt;
    const auto entry =
        query ? EntryStore{}.of_case(transaction, query->case_id, true) : std::nullopt;
    if (!entry) {
        // Without consent there is nothing that could be published.
        opened.refusal = query ? impossible("journal.error.no-consent")
                               : ModerationOutcome{Kind::missing, {}, {}};
        return opened;
    }
    opened.of = *reading.found;
    opened.query = *query;
    opened.entry = *entry;
    if (entry->revision != order.revision) {
        opened.refusal = ModerationOutcome{Kind::changed, {}, {}};
    }
    return opened;
}

void note(storage::Transaction& transaction, const ModerationOrder& order, const Entry& entry) {
    audit::append(transaction,
                  {"clerk:" + order.clerk.account,
                   "query_journal." + std::string(to_string(entry.state)),
                   "case:" + entry.case_id,
                   "{\"revision\":" + std::to_string(entry.revision + 1) + "}"});
}

std::optional<ModerationOutcome> fault_of(const PublicWords& words) {
    if (words.title.empty()) return unfit("tytul", "journal.error.title");
    if (words.question.empty()) return unfit("pytanie", "journal.error.question");
    if (words.answer.empty()) return unfit("tresc", "journal.error.answer");
    if (cases::length_of(words.title) > kLongestTitle) {
        return unfit("tytul", "journal.error.title-long");
    }
    if (cases::length_of(words.question) > kLongestText) {
        return unfit("pytanie", "journal.error.long");
    }
    if (cases::length_of(words.answer) > kLongestText) {
        return unfit("tresc", "journal.error.long");
    }
    if (const std::string field = words.suspicious_field(); !field.empty() && !words.confirmed) {
        return unfit(field, "journal.error.personal");
    }
    return std::nullopt;
}

ModerationOutcome hide(storage::Transaction& transaction,
                       const Context& context,
                       const ModerationOrder& order,
                       Entry::State from,
                       Entry::State to,
                       const std::string& reason) {
    Opened opened = open(transaction, context, order);
    if (opened.refusal) return *opened.refusal;
    Entry& entry = opened.entry;
    if (entry.state != from) {
        return impossible(from == Entry::State::waiting ? "journal.error.not-waiting"
                                                        : "journal.error.not-published");
    }
    entry.reason = cases::clean_note(reason);
    if (entry.reason.empty()) return unfit("powod", "journal.error.reason");
    if (cases::length_of(entry.reason) > kLongestReason) {
        return unfit("powod", "journal.error.reason-long");
    }
    entry.state = to;
    entry.published_name = order.clerk.name;
    entry.changed = order.now;
    note(transaction, order, entry);
    EntryStore{}.write_hidden(transaction, entry);
    send_notice(transaction, context, opened.of, opened.query, std::string(to_string(entry.state)));
    return {};
}

}  // namespace

std::string PublicWords::suspicious_field() const {
    const std::array<std::pair<const char*, const std::string*>, 3> fields = {
        {{"tytul", &title}, {"pytanie", &question}, {"tresc", &answer}}};
    for (const auto& [name, text] : fields) {
        const auto hints = find_hints(*text);
        if (std::any_of(hints.begin(), hints.end(), [](const Hint& hint) {
                return is_plain_data(hint.kind);
            })) {
            return name;
        }
    }
    return {};
}

ModerationOutcome publish_entry(storage::Transaction& transaction,
                                const Context& context,
                                const ModerationOrder& order,
                                const PublicWords& words) {
    Opened opened = open(transaction, context, order);
    if (opened.refusal) return *opened.refusal;
    Entry& entry = opened.entry;
    if (!opened.query.consent) return impossible("journal.error.no-consent");
    if (entry.state != Entry::State::waiting && entry.state != Entry::State::published) {
        return impossible("journal.error.not-waiting");
    }
    if (auto fault = fault_of(words)) return *fault;
    entry.title = words.title;
    entry.question = words.question;
    entry.answer = words.answer;
    entry.slug = slug_of(words.title);
    entry.state = Entry::State::published;
    entry.published_name = order.clerk.name;
    if (!entry.published) entry.published = order.now;
    entry.changed = order.now;
    note(transaction, order, entry);
    EntryStore{}.write(transaction, entry);
    return {};
}

ModerationOutcome refuse_entry(storage::Transaction& transaction,
                               const Context& context,
                               const ModerationOrder& order,
                               const std::string& reason) {
    return hide(transaction, context, order, Entry::State::waiting, Entry::State::refused, reason);
}

ModerationOutcome withdraw_entry(storage::Transaction& transaction,
                                 const Context& context,
                                 const ModerationOrder& order,
                                 const std::string& reason) {
    return hide(
        transaction, context, order, Entry::State::published, Entry::State::withdrawn, reason);
}

void end_consent(storage::Transaction& transaction, std::string_view case_id, config::Instant now) {
    QueryStore{}.end_consent(transaction, case_id, now);
    auto entry = EntryStore{}.of_case(transaction, case_id, true);
    const bool known =
        entry && (entry->state == Entry::State::waiting || entry->state == Entry::State::published);
    if (!known) return;
    entry->state =
        entry->state == Entry::State::waiting ? Entry::State::refused : Entry::State::withdrawn;
    entry->reason.clear();
    entry->changed = now;
    EntryStore{}.write_hidden(transaction, *entry);
}

bool withdraw_consent(storage::Transaction& transaction,
                      std::string_view account,
                      std::string_view number,
                      config::Instant now) {
    const auto found = cases::CaseStore{}.by_number(transaction, number);
    if (!found || found->owner != std::string(account)) return false;
    if (!QueryStore{}.find(transaction, found->id, true)) return false;
    audit::append(transaction,
                  {"account:" + std::string(account),
                   "query_journal.consent-withdrawn",
                   "case:" + found->id});
    end_consent(transaction, found->id, now);
    return true;
}

}  // namespace okienko::query_journal
