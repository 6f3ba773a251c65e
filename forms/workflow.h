#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::forms {

/// A statutory time limit. Its name and legal basis are the texts `deadline.<id>` and
/// `deadline.<id>.basis`.
struct Deadline {
    std::string id;
    std::string period;  ///< "14d", "1m", …
    bool from_transition =
        false;  ///< counted from the transition that starts it, else from the day of receipt
    bool main = false;  ///< the one shown to the resident from the start
};

struct State {
    std::string id;    ///< text `state.<id>`; `state.<id>.office` when clerks are told otherwise
    std::string kind;  ///< "new", "open", "waiting", "closed"
};

struct Transition {
    std::string id;  ///< text `transition.<id>`
    std::string from;
    std::string to;
    std::string role;    ///< "clerk", "resident", "system"
    std::string starts;  ///< id of the deadline it starts, or empty
};

/// workflow.xml as read: how a case of the service goes on after it was received.
struct Workflow {
    std::string jrwa;       ///< class of the unified material list of records, e.g. "1431"
    std::string category;   ///< archival category, e.g. "B5"
    std::string unit;       ///< code of the unit that gets new cases
    std::string unit_from;  ///< XPath over the form's fields that names another one; may be empty
    int unit_line = 0;
    bool public_subject = false;  ///< the subject of a case may stand in a public register
    std::vector<State> states;
    std::vector<Transition> transitions;
    std::vector<Deadline> deadlines;

    const State* state(std::string_view id) const;
    const Deadline* main_deadline() const;  ///< nullptr when the law sets none
};

}  // namespace okienko::forms
