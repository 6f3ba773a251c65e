#include "server/cases/term.h"

#include "server/calendar/local_time.h"
#include "server/calendar/period.h"

namespace okienko::cases {

namespace {

using std::chrono::sys_days;

Term begin_term(const Case& subject,
                const forms::Deadline& deadline,
                calendar::Period period,
                sys_days event) {
    return {.last_day = calendar::compute_deadline(event, period, 0, subject.announced).date,
            .event = event,
            .period = deadline.period,
            .basis = "deadline." + deadline.id + ".basis",
            .announced = subject.announced};
}

void end_pause(Case& subject, sys_days today) {
    if (!subject.paused_since) return;
    const auto days = static_cast<int>((today - *subject.paused_since).count());
    subject.paused_since.reset();
    if (!subject.term || days <= 0) return;
    Term& term = *subject.term;
    term.not_counted += days;
    if (term.chosen) {
        // A day the office named moves by the days of the pause alone.
        term.last_day += std::chrono::days{days};
    } else if (const auto derived = derive(term)) {
        term.last_day = derived->date;
    }
}

void start(Case& subject,
           const forms::Deadline& deadline,
           sys_days today,
           std::optional<sys_days> chosen) {
    const auto period = calendar::parse_period(deadline.period);
    if (deadline.of_resident || !period) return;
    const bool from_today = deadline.from == forms::Deadline::From::transition;
    subject.term = begin_term(
        subject, deadline, *period, from_today ? today : calendar::local_date(subject.received));
    if (!chosen) return;
    subject.term->last_day = *chosen;
    subject.term->chosen = true;
}

}  // namespace

std::optional<calendar::Deadline> derive(const Term& term) {
    const auto period = calendar::parse_period(term.period);
    if (!period) return std::nullopt;
    auto found = calendar::compute_deadline(term.event, *period, term.not_counted, term.announced);
    if (!term.chosen) return found;
    found.date = term.last_day;
    found.steps.resize(1);
    found.steps.push_back({.kind = calendar::DeadlineStep::Kind::chosen,
                           .date = term.last_day,
                           .basis = {},
                           .day_off = {},
                           .holiday = {}});
    return found;
}

void lead(Case& subject,
          const forms::Workflow& workflow,
          const forms::Transition& transition,
          config::Instant now,
          std::optional<sys_days> chosen) {
    subject.status = transition.to;
    const forms::State* known = workflow.state(transition.to);
    const std::string kind = known == nullptr ? "open" : known->kind;
    const auto today = calendar::local_date(now);
    if (kind == "closed") {
        subject.closed = now;
        subject.outcome = transition.id;
        return;  // the term as it stood tells whether the office was in time
    }
    if (kind != "waiting") {
        end_pause(subject, today);
    } else if (!subject.paused_since) {
        subject.paused_since = today;
    }
    if (const auto* main = workflow.main_deadline(); transition.restarts && main != nullptr) {
        if (const auto period = calendar::parse_period(main->period)) {
            subject.term = begin_term(subject, *main, *period, today);
        }
    }
    if (const auto* deadline = workflow.deadline(transition.starts)) {
        start(subject, *deadline, today, chosen);
    }
}

}  // namespace okienko::cases
