#include "server/cases/case_view.h"

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/calendar/period.h"
#include "server/cases/term.h"
#include "signing/digest.h"

namespace okienko::cases {

namespace {

void add_step(schemas::Node parent, const calendar::DeadlineStep& step, calendar::PeriodUnit unit) {
    schemas::Node element = parent.add("step");
    element.set("text", step.text_id(unit)).set("date", calendar::format_date(step.date));
    element.set("basis", step.basis);
    if (step.holiday) element.set("holiday", calendar::holiday_id(*step.holiday));
}

}  // namespace

schemas::Node add_case(schemas::Node parent, const Case& shown, std::chrono::sys_days today) {
    schemas::Node element = parent.add("case");
    element.set("number", shown.number)
        .set("called", shown.called())
        .set("service", shown.service)
        .set("subject", shown.subject)
        .set("status", shown.status)
        .set("unit", shown.unit)
        .set("received", calendar::local(shown.received))
        .set("open", !shown.closed.has_value());
    if (shown.sign) element.set("sign", *shown.sign);
    if (shown.closed) element.set("closed", calendar::local(*shown.closed));
    if (shown.term) add_term(element, *shown.term, today);
    return element;
}

schemas::Node add_term(schemas::Node parent, const Term& term, std::chrono::sys_days today) {
    schemas::Node element = parent.add("term");
    element.set("date", calendar::format_date(term.last_day))
        .set("left", static_cast<long long>(calendar::days_left(term.last_day, today)))
        .set("near", calendar::nearness_id(calendar::nearness(term.last_day, today)))
        .set("basis", term.basis);
    const auto derived = derive(term);
    if (!derived) return element;
    element.set("count", static_cast<long long>(derived->period.count))
        .set("unit", calendar::unit_id(derived->period.unit))
        .set("not-counted", static_cast<long long>(term.not_counted));
    for (const auto& step : derived->steps) add_step(element, step, derived->period.unit);
    return element;
}

schemas::Node add_history(schemas::Node parent, const std::vector<Event>& events) {
    schemas::Node element = parent.add("history");
    for (const Event& event : events) {
        element.add("event", event.note)
            .set("kind", event.kind)
            .set("actor", event.actor)
            .set("name", event.name)
            .set("at", calendar::local(event.at));
    }
    return element;
}

schemas::Node add_attachments(schemas::Node parent, const std::vector<Attachment>& attachments) {
    schemas::Node element = parent.add("attachments");
    for (const Attachment& attachment : attachments) {
        element.add("attachment")
            .set("n", static_cast<long long>(attachment.n))
            .set("name", attachment.name)
            .set("type", attachment.media_type)
            .set("size", static_cast<long long>(attachment.size))
            .set("sha256", signing::hex(attachment.sha256));
    }
    return element;
}

}  // namespace okienko::cases
