#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/trust/list_folder.h"
#include "signing/collect_lists.h"
#include "signing/verifier.h"

namespace okienko::trust {

/// Where a server's trusted lists are.
struct ListSettings {
    /// Of lists of its own (.xml), and of the certificates that may sign them.
    std::filesystem::path folder = {};
    std::string list_of_lists = {};             ///< web address; empty: none
    std::filesystem::path journal = {};         ///< file or folder of certificates that may sign it
    std::vector<std::string> territories = {};  ///< which of its lists; none: all
    std::filesystem::path kept = {};            ///< folder of the last good ones
};

/// The lists the settings ask for now. Throws KeyFault for certificates that can't be read.
signing::WantedLists wanted_lists(const ListSettings& settings);

/// The trusted lists of a server: what they say goes into the verifier beside the other anchors,
/// and is fetched anew from time to time. A list that fails keeps the last good one. Safe from any
/// thread; one refresh at a time.
class TrustedLists {
public:
    /// `verifier` trusts `others` already. All outlive this.
    TrustedLists(ListSettings settings,
                 signing::TrustAnchors others,
                 signing::Verifier& verifier,
                 const config::Clock& clock,
                 const config::Log& log);

    /// Puts into use what is on this machine; asks nobody. Throws KeyFault.
    void load();
    /// Fetches all, and puts them into use. Throws KeyFault.
    void refresh();

    struct Standing {
        std::size_t anchors = 0;
        std::vector<signing::ListState> lists;
        std::optional<std::chrono::sys_seconds> refreshed;  ///< none: not yet
    };
    Standing standing() const;
    /// Why lists that are asked for are of no use; nullopt while one is, or none is asked for.
    std::optional<std::string> fault() const;
    /// What an operator wants to know, as a JSON object.
    std::string facts() const;

private:
    void use(signing::TrustSource& source, bool fetched);
    void tell(const signing::CollectedLists& collected) const;

    ListSettings settings_;
    signing::TrustAnchors others_;
    signing::Verifier& verifier_;
    const config::Clock& clock_;
    config::Log log_;
    ListFolder kept_;
    std::mutex using_;
    mutable std::mutex mutex_;
    Standing standing_;
};

}  // namespace okienko::trust
