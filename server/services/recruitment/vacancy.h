#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/services/recruitment/announcement.h"

namespace okienko::recruitment {

/// An announcement of recruitment (ogłoszenie o naborze) and how far it has come.
struct Vacancy {
    enum class State { draft, published, cancelled, decided };

    std::string id;      ///< uuid
    std::string number;  ///< "14-OR-2026"
    std::string unit;
    State state = State::draft;
    int version = 0;                          ///< published one; 0: none yet
    std::optional<config::Instant> deadline;  ///< applications are taken until, and open from, then
    std::optional<config::Instant> published;
    std::optional<config::Instant> ended;
    std::string reason;  ///< of a cancellation
    int revision = 1;
    Texts texts;  ///< of the published version; of the draft while there is none

    /// Takes applications.
    bool open(config::Instant now) const {
        return state == State::published && deadline && now < *deadline;
    }
    /// Nobody at the office reads applications yet.
    bool sealed(config::Instant now) const { return deadline && now < *deadline; }
};

std::string_view to_string(Vacancy::State state);

struct Version {
    int version = 0;
    config::Instant published;
    std::string note;  ///< what changed and why, by HR
    Texts texts;
};

/// Art. 15: what is announced after the choice.
struct Result {
    std::string chosen;  ///< case; empty: nobody
    std::string name;
    std::string town;
    std::string reason;
    config::Instant published;
    config::Instant shown_until;
};

}  // namespace okienko::recruitment
