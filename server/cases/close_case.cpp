#include "server/cases/close_case.h"

#include <algorithm>

#include "server/cases/choices.h"
#include "server/web/escape.h"

namespace okienko::cases {

ActOutcome close_case(storage::Transaction& transaction,
                      const ActContext& context,
                      const forms::Workflow& workflow,
                      const std::string& outcome,
                      const std::string& note) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (!subject.sign) return Act::impossible("cases.error.unregistered");
    if (subject.assignee != context.clerk.account) return Act::impossible("cases.error.not-yours");
    const auto endings = choices(workflow, subject.status, Way::end);
    const auto chosen = std::find_if(
        endings.begin(), endings.end(), [&](const auto* known) { return known->id == outcome; });
    if (chosen == endings.end()) return Act::unfit("wynik", "cases.error.outcome");
    const std::string words = clean_note(note);
    if (words.empty()) return Act::unfit("wiadomosc", "cases.error.message");
    if (length_of(words) > kLongestNote) return Act::unfit("wiadomosc", "cases.error.long");
    const std::string details = "\"from\":" + web::json_string(subject.status) +
                                ",\"to\":" + web::json_string((*chosen)->to) +
                                ",\"transition\":" + web::json_string(outcome);
    act.go(workflow, **chosen);
    return act.finish({"closed", words, details, {}, true});
}

}  // namespace okienko::cases
