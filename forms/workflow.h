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
    /// What it is counted from.
    enum class From {
        received,    ///< the day the document came in
        transition,  ///< the transition that starts it
        delivery,    ///< the day the letter of that transition was delivered
    };
    From from = From::received;
    bool main = false;         ///< the one shown to the resident from the start
    bool of_resident = false;  ///< the resident has to act by then; the office's own term goes on
    /// A date a clerk sets under it may not be later than the period gives.
    bool limit = true;
};

struct State {
    std::string id;    ///< text `state.<id>`; `state.<id>.office` when clerks are told otherwise
    std::string kind;  ///< "new", "open", "waiting", "closed"
    int line = 0;

    /// Where a case ends: nothing leads out of it.
    bool is_final() const { return kind == "closed"; }
};

struct Transition {
    std::string id;    ///< text `transition.<id>`
    std::string from;  ///< one with several states to leave is one of each
    std::string to;
    std::string role;    ///< "clerk", "resident", or "service": the service's own pages
    std::string starts;  ///< id of the deadline it starts, or empty
    /// Kind of the letter it is taken with ("answer", "completion", …), or empty. Its words are the
    /// texts `letter.<id>.title`, `.opening` and, if there are any, `.closing` and `.instruction`.
    std::string letter;
    /// The clerk's own signature the letter needs beside the seal: "any", "qualified", or empty.
    std::string signature;
    std::string after;         ///< may be taken only once this deadline of the resident has passed
    bool on_addition = false;  ///< taken when the resident sends what they were asked for
    /// Taken when the resident withdraws what they sent. What that means is the text
    /// `withdrawal.what`.
    bool on_withdrawal = false;
    bool restarts = false;  ///< the main deadline begins anew on its day
    int line = 0;
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
    const Deadline* deadline(std::string_view id) const;
    const Transition* transition(std::string_view id) const;
    /// The transition by which a resident withdraws a case in a state; nullptr when they can't.
    const Transition* on_withdrawal(std::string_view state) const;
    bool has_withdrawal() const;
};

}  // namespace okienko::forms
