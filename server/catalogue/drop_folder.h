#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "server/catalogue/services.h"
#include "server/config/log.h"

namespace okienko::catalogue {

/// The folder where an editor puts a service's folder to publish it without a restart
/// (data/services). A folder is taken when it has stood unchanged between two looks; the outcome is
/// written beside it as NAME.report.txt and into the log. A faulty folder never replaces a good
/// version; a folder that goes away takes nothing out of service. What stands there when the
/// program starts and was published before is left alone: a newer version may have come another way
/// since. Used by one thread.
class DropFolder {
public:
    /// Makes the folder when there is none.
    DropFolder(std::filesystem::path folder, Services& services, config::Log log);

    /// One look; to be called each second or two. Never throws for what lies in the folder.
    void look();

private:
    struct Seen {
        std::string fingerprint;  // names, sizes and times of the files
        bool handled = false;
        bool old = false;  // stood there at the first look, unchanged since
    };
    void forget_gone(const std::vector<std::filesystem::path>& folders);
    PublishOutcome publish(const forms::Package& package, const std::string& name);
    void take(const std::filesystem::path& path, bool old);
    void report(const std::filesystem::path& path, const std::string& text) const;

    std::filesystem::path folder_;
    Services& services_;
    config::Log log_;
    std::map<std::string, Seen> seen_;
    bool first_look_ = true;
};

}  // namespace okienko::catalogue
