#include "server/cases/move_case.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/web/escape.h"

namespace okienko::cases {

namespace {

constexpr std::array<std::string_view, 4> kActs = {"register", "take", "return", "pass"};

}  // namespace

std::vector<const forms::Transition*> choices(const forms::Workflow& workflow,
                                              const std::string& state,
                                              bool ending) {
    std::vector<const forms::Transition*> found;
    for (const forms::Transition& transition : workflow.transitions) {
        if (transition.role != "clerk") continue;
        if (transition.from != state && transition.from != "*") continue;
        if (std::find(kActs.begin(), kActs.end(), transition.id) != kActs.end()) continue;
        const forms::State* to = workflow.state(transition.to);
        if ((to != nullptr && to->kind == "closed") == ending) found.push_back(&transition);
    }
    return found;
}

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
    const auto open = choices(workflow, subject.status, false);
    const auto chosen = std::find_if(
        open.begin(), open.end(), [&](const auto* known) { return known->id == transition; });
    if (chosen == open.end()) return Act::unfit("przejscie", "cases.error.move");
    const std::string words = clean_note(reason);
    if (length_of(words) > kLongestNote) return Act::unfit("uwaga", "cases.error.long");
    const std::string details = "\"from\":" + web::json_string(subject.status) +
                                ",\"to\":" + web::json_string((*chosen)->to) +
                                ",\"transition\":" + web::json_string(transition);
    act.enter(workflow, (*chosen)->to);
    return act.finish({"moved", {}, details, words, true});
}

}  // namespace okienko::cases
