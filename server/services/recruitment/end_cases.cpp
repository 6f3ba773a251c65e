#include "server/services/recruitment/end_cases.h"

#include "server/cases/act_store.h"
#include "server/cases/case_store.h"
#include "server/web/escape.h"

namespace okienko::recruitment {

namespace {

/// The step of the service's workflow.xml.
struct Step {
    const char* transition;
    const char* state;
    const char* actor;
};

Step step_of(CaseEnd end) {
    switch (end) {
        case CaseEnd::replaced:
            return {"zastapienie", "zastapione", "resident"};
        case CaseEnd::decided:
            return {"rozstrzygniecie", "rozstrzygniete", "office"};
        case CaseEnd::cancelled:
            return {"odwolanie", "odwolane", "office"};
    }
    return {};
}

}  // namespace

void end_case(storage::Transaction& transaction,
              const Application& application,
              CaseEnd end,
              config::Instant now) {
    const cases::ActStore acts;
    if (!acts.lock(transaction, application.number)) return;
    auto ended = cases::CaseStore{}.by_number(transaction, application.number);
    if (!ended || ended->closed) return;
    const Step step = step_of(end);
    const std::string from = ended->status;
    ended->status = step.state;
    ended->outcome = step.transition;
    ended->closed = now;
    acts.write(transaction, *ended);
    cases::Event event;
    event.kind = "closed";
    event.actor = step.actor;
    event.details = "{\"revision\":" + std::to_string(ended->revision) +
                    ",\"from\":" + web::json_string(from) +
                    ",\"to\":" + web::json_string(step.state) +
                    ",\"transition\":" + web::json_string(step.transition) + "}";
    event.at = now;
    cases::CaseStore{}.add_event(transaction, ended->id, event);
}

void end_cases(storage::Transaction& transaction,
               const std::vector<Application>& applications,
               CaseEnd end,
               config::Instant now) {
    for (const Application& one : applications) {
        if (one.state == Application::State::current) end_case(transaction, one, end, now);
    }
}

}  // namespace okienko::recruitment
