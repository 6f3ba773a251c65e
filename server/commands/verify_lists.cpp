#include "server/commands/verify_lists.h"

#include <filesystem>

#include <fmt/format.h>

#include "server/trust/master_key.h"
#include "server/trust/trusted_lists.h"
#include "server/trust/web_trust_source.h"
#include "signing/collect_lists.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

/// Keeps nothing: every command fetches for itself.
class NoArchive : public signing::ListArchive {
public:
    std::optional<signing::KeptList> last_good(const std::string&) override { return std::nullopt; }
    void keep(const std::string&, const signing::KeptList&) override {}
};

std::string place_of(const std::string& location) {
    const bool web = location.starts_with("http://") || location.starts_with("https://");
    return web ? location : fs::absolute(location).string();
}

signing::WantedLists wanted(const ListsWish& wish) {
    signing::WantedLists all;
    for (const std::string& path : wish.lists) {
        if (!fs::is_directory(path)) {
            all.lists.push_back({place_of(path), std::nullopt});
            continue;
        }
        for (auto& one : trust::wanted_lists({.folder = path}).lists) {
            if (one.signers && one.signers->empty()) one.signers.reset();
            all.lists.push_back(std::move(one));
        }
    }
    if (!wish.list_of_lists.empty()) all.list_of_lists = place_of(wish.list_of_lists);
    for (const std::string& path : wish.journal) {
        const auto more = trust::wanted_lists({.journal = path}).journal;
        all.journal.insert(all.journal.end(), more.begin(), more.end());
    }
    return all;
}

}  // namespace

bool ListsWish::take(const std::string& word, const std::string& value) {
    if (word == "--trusted-list") {
        lists.push_back(value);
    } else if (word == "--lotl") {
        list_of_lists = value;
    } else if (word == "--lotl-certificates") {
        journal.push_back(value);
    } else {
        return false;
    }
    return true;
}

bool add_trusted_lists(const ListsWish& wish,
                       std::chrono::sys_seconds at,
                       signing::TrustAnchors& anchors) {
    trust::WebTrustSource source;
    NoArchive archive;
    try {
        const signing::WantedLists all = wanted(wish);
        const std::size_t named = all.lists.size() + (all.list_of_lists.empty() ? 0U : 1U);
        const auto collected = signing::collect_lists(all, source, archive, at);
        collected.add_to(anchors);
        bool useful = true;
        for (std::size_t i = 0; i < collected.states.size(); ++i) {
            const signing::ListState& state = collected.states[i];
            if (state.fault) {
                fmt::print(stderr,
                           "okienko verify: trusted list {}: {}\n",
                           state.location,
                           state.fault->reason);
                useful = useful && i >= named;
            } else if (state.outdated) {
                fmt::print(stderr, "okienko verify: {} is outdated\n", state.location);
            }
        }
        return useful;
    } catch (const trust::KeyFault& fault) {
        fmt::print(stderr, "okienko verify: {}\n", fault.what());
        return false;
    }
}

}  // namespace okienko::commands
