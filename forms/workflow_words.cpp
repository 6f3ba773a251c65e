#include "forms/workflow_words.h"

#include <charconv>

namespace okienko::forms {

namespace {

const char* unit_of(char letter) {
    switch (letter) {
        case 'd':
            return "forms.flow.days";
        case 'w':
            return "forms.flow.weeks";
        case 'm':
            return "forms.flow.months";
        default:
            return "forms.flow.years";
    }
}

}  // namespace

WorkflowWords::WorkflowWords(const Service& service, const std::string& language)
    : service_(service), texts_(service.texts(language)) {}

std::string WorkflowWords::title() const {
    return texts_.get("forms.flow.title", {{"service", texts_.get("form.name")}});
}

std::string WorkflowWords::state(const State& state) const {
    const std::string id = "state." + state.id;
    return texts_.get(texts_.has(id + ".office") ? id + ".office" : id);
}

std::string WorkflowWords::transition(const Transition& transition) const {
    return texts_.get("transition." + transition.id);
}

std::string WorkflowWords::period(const Deadline& deadline) const {
    long long count = 0;
    const std::string& text = deadline.period;
    std::from_chars(text.data(), text.data() + text.size() - 1, count);
    const char* from = deadline.from == Deadline::From::received     ? "forms.flow.from-receipt"
                       : deadline.from == Deadline::From::transition ? "forms.flow.from-transition"
                                                                     : "forms.flow.from-delivery";
    return texts_.get(from, {{"period", texts_.count(unit_of(text.back()), count)}});
}

std::vector<FlowRemark> WorkflowWords::remarks(const State& state) const {
    std::vector<FlowRemark> told;
    if (state.kind == "new") {
        if (const Deadline* main = service_.workflow().main_deadline()) {
            told.push_back({"clock", period(*main)});
        }
    }
    if (state.kind == "waiting") told.push_back({"pause", texts_.get("forms.flow.waiting")});
    if (service_.workflow().on_withdrawal(state.id) != nullptr) {
        told.push_back({"resident", texts_.get("forms.flow.withdrawable")});
    }
    if (state.is_final()) told.push_back({"end", texts_.get("forms.flow.end")});
    return told;
}

std::vector<FlowRemark> WorkflowWords::remarks(const Transition& transition) const {
    const Workflow& workflow = service_.workflow();
    std::vector<FlowRemark> told = {
        {transition.role, texts_.get("forms.flow.role." + transition.role)}};
    if (!transition.letter.empty()) {
        told.push_back({"letter", texts_.get("forms.flow.letter." + transition.letter)});
    }
    if (const Deadline* after = workflow.deadline(transition.after)) {
        told.push_back(
            {"clock",
             texts_.get("forms.flow.after", {{"deadline", texts_.get("deadline." + after->id)}})});
    }
    if (const Deadline* begun = workflow.deadline(transition.starts)) {
        told.push_back({"clock", period(*begun)});
    }
    if (transition.restarts) told.push_back({"clock", texts_.get("forms.flow.restarts")});
    return told;
}

std::string WorkflowWords::course() const {
    const Workflow& workflow = service_.workflow();
    std::string told;
    for (const Transition& step : workflow.transitions) {
        std::string by;
        for (const FlowRemark& remark : remarks(step))
            by += (by.empty() ? "" : ", ") + remark.words;
        told += (told.empty() ? "" : " ") + texts_.get("forms.flow.step",
                                                       {{"from", state(*workflow.state(step.from))},
                                                        {"to", state(*workflow.state(step.to))},
                                                        {"name", transition(step)},
                                                        {"by", by}});
    }
    return told;
}

}  // namespace okienko::forms
