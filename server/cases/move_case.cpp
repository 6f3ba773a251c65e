#include "server/cases/move_case.h"

#include <algorithm>

#include "server/cases/choices.h"
#include "server/web/escape.h"

namespace okienko::cases {

ActOutcome move_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const forms::Workflow& workflow,
                     const std::string& transition,
                     const std::string& reason) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (!subject.sign) return Act::impossible("cases.error.unregistered");
    if (subject.assignee != context.clerk.account) return Act::impossible("cases.error.not-yours");
    const auto open = choices(workflow, subject.status, Way::onward);
    const auto chosen = std::find_if(
        open.begin(), open.end(), [&](const auto* known) { return known->id == transition; });
    if (chosen == open.end()) return Act::unfit("przejscie", "cases.error.move");
    const std::string words = clean_note(reason);
    if (length_of(words) > kLongestNote) return Act::unfit("uwaga", "cases.error.long");
    const std::string details = "\"from\":" + web::json_string(subject.status) +
                                ",\"to\":" + web::json_string((*chosen)->to) +
                                ",\"transition\":" + web::json_string(transition);
    act.go(workflow, **chosen);
    return act.finish({"moved", {}, details, words, true});
}

}  // namespace okienko::cases
