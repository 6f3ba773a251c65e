#include "server/intake/account_overview.h"

#include <algorithm>

#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/cases/term.h"
#include "server/intake/draft_view.h"
#include "server/letters/letter_store.h"

namespace okienko::intake {

namespace {

constexpr unsigned kOpen = 100;
constexpr unsigned kClosed = 5;
constexpr unsigned kAllClosed = 300;

}  // namespace

std::vector<accounts::DraftSummary> AccountOverview::drafts(const std::string& account,
                                                            const std::string& language) {
    std::vector<accounts::DraftSummary> summaries;
    for (const Draft& draft : drafts_.of_account(account)) {
        accounts::DraftSummary summary;
        const auto service = services_.by_hash(draft.package);
        summary.title = service ? service_title(*service, language) : draft.service;
        summary.href = "/wnioski/" + draft.id;
        summary.remove = "/wnioski/" + draft.id + "/usun";
        summary.saved = draft.saved;
        summary.expires = calendar::local_date(draft.expires);
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

accounts::CaseLists AccountOverview::cases(const std::string& account,
                                           const std::string& language) {
    const okienko::cases::CaseStore store;
    std::vector<okienko::cases::Case> open;
    std::vector<okienko::cases::Case> closed;
    std::vector<std::string> waiting;
    accounts::CaseLists lists;
    database_.read([&](storage::Transaction& transaction) {
        open = store.of_owner(transaction, account, false, kOpen);
        closed = store.of_owner(transaction, account, true, kClosed);
        waiting = letters::LetterStore{}.cases_waiting(transaction, account);
        lists.closed_total =
            closed.size() < kClosed ? closed.size() : store.count_closed(transaction, account);
    });
    for (const auto& shown : open) lists.open.push_back(summary(shown, waiting, language));
    for (const auto& shown : closed) lists.closed.push_back(summary(shown, waiting, language));
    return lists;
}

std::vector<accounts::CaseSummary> AccountOverview::closed_cases(const std::string& account,
                                                                 const std::string& language) {
    std::vector<okienko::cases::Case> closed;
    std::vector<std::string> waiting;
    database_.read([&](storage::Transaction& transaction) {
        closed = okienko::cases::CaseStore{}.of_owner(transaction, account, true, kAllClosed);
        waiting = letters::LetterStore{}.cases_waiting(transaction, account);
    });
    std::vector<accounts::CaseSummary> summaries;
    for (const auto& shown : closed) summaries.push_back(summary(shown, waiting, language));
    return summaries;
}

accounts::CaseSummary AccountOverview::summary(const okienko::cases::Case& shown,
                                               const std::vector<std::string>& waiting,
                                               const std::string& language) {
    accounts::CaseSummary summary;
    summary.href = "/konto/sprawy/" + shown.number;
    summary.title = shown.service;
    summary.state = shown.status;
    summary.called = shown.called();
    summary.subject = shown.subject;
    summary.sent = shown.received;
    summary.closed = shown.closed;
    if (shown.closed) summary.tone = accounts::CaseSummary::Tone::done;
    if (shown.term && !shown.closed) summary.deadline = okienko::cases::derive(*shown.term);
    const auto service = services_.by_hash(shown.package);
    if (!service) return summary;
    const schemas::Texts& texts = service->texts(service->language_or_polish(language));
    summary.title = service_title(*service, language);
    if (texts.has("state." + shown.status)) summary.state = texts.get("state." + shown.status);
    if (shown.term && texts.has(shown.term->basis)) summary.basis = texts.get(shown.term->basis);
    const auto* state = service->workflow().state(shown.status);
    if (state != nullptr && state->kind == "waiting") {
        summary.tone = accounts::CaseSummary::Tone::waiting;
    }
    // The state would tell what a letter says that isn't opened yet.
    if (std::find(waiting.begin(), waiting.end(), shown.id) != waiting.end()) {
        summary.state = texts.get("letter.waits");
        summary.tone = accounts::CaseSummary::Tone::waiting;
    }
    return summary;
}

}  // namespace okienko::intake
