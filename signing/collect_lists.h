#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "signing/list_of_lists.h"
#include "signing/trust_anchors.h"

namespace okienko::signing {

/// Which trusted lists are wanted.
struct WantedLists {
    struct One {
        std::string location;
        /// DER of those who may sign it; nullopt: whoever did, for one an operator vouches for.
        std::optional<std::vector<std::string>> signers;
    };
    std::vector<One> lists;
    std::string list_of_lists;             ///< location; "" for none
    std::vector<std::string> journal;      ///< DER: who the Official Journal names for it
    std::vector<std::string> territories;  ///< of those it points to; none: all
};

/// What became of one list.
struct ListState {
    std::string location;
    std::string territory;
    std::uint64_t sequence = 0;
    std::size_t services = 0;
    std::optional<std::chrono::sys_seconds> issued;
    std::optional<std::chrono::sys_seconds> next_update;
    bool in_use = false;         ///< its services count
    bool kept = false;           ///< not this time's, but the last good one
    bool outdated = false;       ///< its next update is past
    bool list_of_lists = false;  ///< points to others
    std::optional<Fault> fault;  ///< why this time's is not in use, or nothing is
};

struct CollectedLists {
    std::vector<TrustedList> lists;
    std::vector<ListState> states;

    void add_to(TrustAnchors& anchors) const;
    std::size_t failed() const;  ///< how many states have a fault
};

/// Fetches and accepts the lists wanted. One that can't be had, is not signed as it should be, or
/// is older than the one at hand leaves the last good one in use, and says so. Throws nothing for
/// what the other side does.
CollectedLists collect_lists(const WantedLists& wanted,
                             TrustSource& source,
                             ListArchive& archive,
                             std::chrono::sys_seconds at);

}  // namespace okienko::signing
