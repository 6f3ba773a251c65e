#include "server/cases/register_case.h"

#include <chrono>

#include "server/calendar/local_time.h"
#include "server/cases/case_sign.h"
#include "server/cases/choices.h"
#include "server/web/escape.h"

namespace okienko::cases {

ActOutcome register_case(storage::Transaction& transaction,
                         const ActContext& context,
                         const forms::Workflow& workflow) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (subject.sign) return Act::impossible("cases.error.registered");
    if (workflow.jrwa.empty()) return Act::impossible("cases.error.no-class");
    const std::chrono::year_month_day began{calendar::local_date(subject.received)};
    CaseSign sign{subject.unit, workflow.jrwa, 0, static_cast<int>(began.year()), std::nullopt};
    sign.number = ActStore{}.next_number(transaction, sign.unit, sign.file_class, sign.year);
    subject.sign = to_string(sign);
    if (const auto* step = registering(workflow, subject.status)) act.go(workflow, *step);
    return act.finish({"registered", {}, "\"sign\":" + web::json_string(*subject.sign), {}, true});
}

}  // namespace okienko::cases
