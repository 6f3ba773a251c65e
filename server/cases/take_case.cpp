#include "server/cases/take_case.h"

namespace okienko::cases {

ActOutcome take_case(storage::Transaction& transaction, const ActContext& context) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (subject.assignee == context.clerk.account) return Act::impossible("cases.error.taken");
    subject.assignee = context.clerk.account;
    subject.assignee_name = context.clerk.name.empty() ? context.clerk.email : context.clerk.name;
    return act.finish({"taken", {}, {}, {}, true});
}

ActOutcome return_case(storage::Transaction& transaction, const ActContext& context) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (!subject.assignee) return Act::impossible("cases.error.nobody");
    subject.assignee.reset();
    subject.assignee_name.clear();
    return act.finish({"returned", {}, {}, {}, false});
}

}  // namespace okienko::cases
