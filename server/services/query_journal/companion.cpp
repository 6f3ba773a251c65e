#include "server/services/query_journal/companion.h"

#include <chrono>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/gate.h"
#include "server/services/query_journal/moderate.h"
#include "server/services/query_journal/query_store.h"

namespace okienko::query_journal {

std::string_view QueryCompanion::service() const {
    return kService;
}

std::optional<std::string> QueryCompanion::detour(const intake::OpenDraft& open) const {
    if (gate_of(open.values) == nullptr) return std::nullopt;
    return "/wnioski/" + open.draft.id + "/inna-droga";
}

/// The same for programs, which see no pages.
std::optional<intake::Companion::Hindrance> QueryCompanion::hindrance(
    storage::Transaction& /*transaction*/, const Facts& facts) const {
    const Gate* gate = gate_of(facts.document);
    const schemas::Texts& words = pages_.texts(facts.language);
    if (gate != nullptr) {
        return Hindrance{"other-way", words.get("journal.way." + std::string(gate->id) + ".why")};
    }
    return std::nullopt;
}

void QueryCompanion::filed(storage::Transaction& transaction,
                           const cases::Case& opened,
                           const Facts& facts) const {
    const std::chrono::year_month_day day{calendar::local_date(opened.received)};
    QueryStore{}.insert(
        transaction, opened.id, static_cast<int>(day.year()), question_of(facts.document).consent);
}

/// A case that ended without an answer stands in no list of the journal; nothing of it is
/// published.
void QueryCompanion::withdrawn(storage::Transaction& transaction, const Withdrawal& facts) const {
    end_consent(transaction, facts.of.id, facts.now);
}

void QueryCompanion::add_to_check(schemas::Node parent,
                                  storage::Transaction& /*transaction*/,
                                  const Facts& facts) const {
    const auto entries = similar_.to(question_of(facts.document).subject, {}, 5);
    if (entries.empty()) return;
    parent.add("note", pages_.texts(facts.language).get("journal.similar.before"));
    for (const Entry& entry : entries) parent.add("link", entry.title).set("href", entry.address());
}

}  // namespace okienko::query_journal
