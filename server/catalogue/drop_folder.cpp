#include "server/catalogue/drop_folder.h"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

namespace okienko::catalogue {

namespace fs = std::filesystem;

namespace {

constexpr const char* kReport = ".report.txt";

/// What changes when somebody writes into the folder; cheaper than reading it.
std::string fingerprint_of(const fs::path& folder) {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        lines.push_back(fmt::format("{} {} {}",
                                    entry.path().string(),
                                    entry.file_size(),
                                    entry.last_write_time().time_since_epoch().count()));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

std::string told(const PublishOutcome& outcome) {
    if (outcome.published) {
        return fmt::format(
            "published {} version {}\npackage   {}\n", outcome.id, outcome.version, outcome.sha256);
    }
    std::string text = fmt::format("refused: {} faults; the version published before stays\n",
                                   outcome.faults.size());
    for (const forms::Fault& fault : outcome.faults) {
        text += fmt::format("{}:{}: {}: {}\n", fault.file, fault.line, fault.rule, fault.detail);
    }
    return text;
}

}  // namespace

DropFolder::DropFolder(fs::path folder, Services& services, config::Log log)
    : folder_(std::move(folder)), services_(services), log_(std::move(log)) {
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed) {
        log_.warning("no-service-folder",
                     {{"folder", folder_.string()}, {"detail", failed.message()}});
    }
}

void DropFolder::look() {
    std::error_code failed;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder_, failed)) {
        if (entry.is_directory() && entry.path().filename().string().front() != '.')
            folders.push_back(entry.path());
    }
    if (!failed) forget_gone(folders);
    for (const fs::path& path : folders) {
        try {
            const std::string fingerprint = fingerprint_of(path);
            Seen& seen = seen_[path.filename().string()];
            if (seen.fingerprint != fingerprint) {
                // Perhaps still being copied: the next look tells.
                seen = {fingerprint, false, first_look_};
            } else if (!seen.handled && !fingerprint.empty()) {
                seen.handled = true;
                take(path, seen.old);
            }
        } catch (const fs::filesystem_error&) {
            // A file went away under our eyes: the folder is being changed, the next look sees it
            // whole.
            seen_.erase(path.filename().string());
        }
    }
    first_look_ = false;
}

void DropFolder::forget_gone(const std::vector<fs::path>& folders) {
    std::erase_if(seen_, [&](const auto& entry) {
        const fs::path path = folder_ / entry.first;
        if (std::find(folders.begin(), folders.end(), path) != folders.end()) return false;
        log_.info("service-folder-gone", {{"folder", entry.first}});
        std::error_code ignored;
        fs::remove(path.string() + kReport, ignored);
        return true;
    });
}

PublishOutcome DropFolder::publish(const forms::Package& package, const std::string& name) {
    if (package.id().empty() || package.id() == name) return services_.publish(package);
    PublishOutcome outcome;
    outcome.faults = {
        {package.is_card_only() ? "card.xml" : "form.xml",
         1,
         "folder",
         fmt::format("the folder is named '{}', the service '{}'", name, package.id())}};
    return outcome;
}

void DropFolder::take(const fs::path& path, bool old) {
    try {
        const auto package = forms::Package::read_folder(path.string());
        if (old && services_.knows(package)) return;
        const PublishOutcome outcome = publish(package, path.filename().string());
        report(path, told(outcome));
        log_faults(log_, path.filename().string(), outcome.faults);
    } catch (const storage::Unavailable& error) {
        // Not the folder's fault: taken again at the next look.
        log_.warning("service-not-taken",
                     {{"folder", path.filename().string()}, {"detail", error.what()}});
        seen_.erase(path.filename().string());
    } catch (const std::exception& error) {
        report(path, fmt::format("refused: {}\n", error.what()));
        log_.warning("service-refused",
                     {{"folder", path.filename().string()}, {"detail", error.what()}});
    }
}

void DropFolder::report(const fs::path& path, const std::string& text) const {
    const fs::path file = path.string() + kReport;
    std::ofstream out(file, std::ios::trunc);
    out << text;
    if (!out) log_.warning("report-not-written", {{"file", file.string()}});
}

}  // namespace okienko::catalogue
