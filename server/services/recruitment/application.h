#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/service.h"
#include "schemas/document.h"
#include "server/config/clock.h"

namespace okienko::recruitment {

/// An application (zgłoszenie) as the office keeps it: who it is and what they wrote stands in the
/// document of the case alone.
struct Application {
    enum class State { current, replaced, withdrawn };

    std::string case_id;
    std::string vacancy;
    int seq = 0;  ///< from 1, in the order of receipt
    std::string account;
    State state = State::current;
    std::optional<config::Instant> ended;
    config::Instant received;
    std::string status = "received";  ///< one of statuses()
    std::string note;
    std::optional<int> best;  ///< place among the five of art. 13a
    int revision = 1;
    bool erased = false;
    // of its case
    std::string number;
    std::string key;
    std::string document;
    std::string package;
};

std::string_view to_string(Application::State state);

/// Where an application stands in the assessment; words: `recruitment.status.<id>`.
const std::vector<std::string>& statuses();
bool is_status(std::string_view id);

/// One criterion of the formal assessment as it was judged.
struct Criterion {
    int n = 0;  ///< line of the necessary requirements, from 1
    bool met = false;
    std::string note;
};

/// "met", "unmet", or "open" while a criterion has no answer.
std::string formal_result(std::size_t criteria, const std::vector<Criterion>& judged);

/// What of the document goes into lists.
struct Candidate {
    std::string first_names;
    std::string surname;
    std::string town;
    std::string email;
    std::string telephone;
    bool certificate = false;  ///< of disability is attached

    std::string name() const { return first_names + " " + surname; }
};
Candidate candidate_of(const schemas::Document& document);

/// Number of the vacancy a document names; empty when it names none.
std::string vacancy_of(const schemas::Document& document);

}  // namespace okienko::recruitment
