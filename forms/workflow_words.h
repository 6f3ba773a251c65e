#pragma once

#include <string>
#include <vector>

#include "forms/service.h"

namespace okienko::forms {

/// A short remark of a picture or a list, with the sign that stands before it.
struct FlowRemark {
    std::string sign;  ///< "clerk", "resident", "service", "letter", "clock", "pause", "end"
    std::string words;
};

/// What a workflow says, in a language of its service and as its office calls things. Keeps
/// references; for one use.
class WorkflowWords {
public:
    WorkflowWords(const Service& service, const std::string& language);

    std::string title() const;
    std::string state(const State& state) const;
    std::string transition(const Transition& transition) const;
    /// The term that runs from the start, that it stands still here, or that it is over.
    std::vector<FlowRemark> remarks(const State& state) const;
    /// Who takes it, by letter or not, and what it does to deadlines.
    std::vector<FlowRemark> remarks(const Transition& transition) const;
    /// The whole course, a sentence a transition.
    std::string course() const;

private:
    std::string period(const Deadline& deadline) const;

    const Service& service_;
    const schemas::Texts& texts_;
};

}  // namespace okienko::forms
