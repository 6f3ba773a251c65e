#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/service.h"

namespace okienko::catalogue {
class Services;
}

namespace okienko::cases {

/// The words a service has for the states and transitions of its cases, in the version a case was
/// filed with. Without state of its own; shared by threads.
class ServiceWords {
public:
    explicit ServiceWords(catalogue::Services& services) : services_(services) {}

    /// The version of a case; null when its package can't be read any more.
    std::shared_ptr<const forms::Service> service(std::string_view package) const;

    /// "W jednostce"; the id itself when the service has no word for it.
    std::string state(std::string_view package,
                      std::string_view id,
                      std::string_view language) const;
    std::string transition(std::string_view package,
                           std::string_view id,
                           std::string_view language) const;

    /// The open states of all services that can be filed now, each id once, with its word.
    std::vector<std::pair<std::string, std::string>> open_states(std::string_view language) const;

private:
    std::string word(std::string_view package,
                     std::string_view kind,
                     std::string_view id,
                     std::string_view language) const;

    catalogue::Services& services_;
};

}  // namespace okienko::cases
