#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/config/clock.h"

namespace okienko::catalogue {

/// Who publishes, and how it came.
struct Publisher {
    std::string origin = "folder";  ///< "program", "folder" or "editor"
    std::string account;            ///< of an editor; empty for the others
    std::string name;               ///< as shown
};

/// A version of a service that became the current one.
struct Publication {
    std::string service;
    std::string sha256;
    std::string version;
    Publisher by;
    config::Instant at{};
};

/// What a service points at.
struct CurrentVersion {
    std::string sha256;  ///< of its package
    int card = 0;        ///< revision of its card
};

/// A card as residents saw it from some moment on. Numbered from 1 in each service.
struct CardRevision {
    int n = 0;
    std::string bytes;            ///< card.xml; empty in lists
    std::string origin;           ///< "package", "edit" or "restored"
    std::string package;          ///< hash, when it came with one
    std::optional<int> restored;  ///< which one it repeats
    Publisher by;
    config::Instant at{};
};

}  // namespace okienko::catalogue
