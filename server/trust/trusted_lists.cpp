#include "server/trust/trusted_lists.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "server/trust/list_words.h"
#include "server/trust/web_trust_source.h"
#include "server/web/escape.h"

namespace okienko::trust {

namespace {

using signing::ListState;

std::string moment(std::chrono::sys_seconds time) {
    return fmt::format("\"{:%Y-%m-%dT%H:%M:%SZ}\"", time);
}

std::string json_of(const ListState& list) {
    std::string json = fmt::format(
        R"({{"location":{},"territory":{},"inUse":{},"kept":{},"outdated":{},"services":{})",
        web::json_string(list.location),
        web::json_string(list.territory),
        list.in_use,
        list.kept,
        list.outdated,
        list.services);
    if (list.issued) json += ",\"issued\":" + moment(*list.issued);
    if (list.next_update) json += ",\"nextUpdate\":" + moment(*list.next_update);
    if (list.fault) json += ",\"fault\":" + web::json_string(sentence_on(list));
    return json + "}";
}

}  // namespace

TrustedLists::TrustedLists(ListSettings settings,
                           signing::TrustAnchors others,
                           signing::Verifier& verifier,
                           const config::Clock& clock,
                           const config::Log& log)
    : settings_(std::move(settings)),
      others_(std::move(others)),
      verifier_(verifier),
      clock_(clock),
      log_(log),
      kept_(settings_.kept) {
    standing_.anchors = others_.certificates().size();
}

void TrustedLists::load() {
    DiskTrustSource source;
    use(source, false);
}

void TrustedLists::refresh() {
    WebTrustSource source;
    use(source, true);
}

void TrustedLists::use(signing::TrustSource& source, bool fetched) {
    const std::lock_guard one_at_a_time(using_);
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now());
    auto collected = signing::collect_lists(wanted_lists(settings_), source, kept_, now);
    signing::TrustAnchors anchors = others_;
    collected.add_to(anchors);
    const std::size_t count = anchors.certificates().size();
    verifier_.trust(std::move(anchors));
    if (fetched) tell(collected);
    const std::lock_guard lock(mutex_);
    standing_.anchors = count;
    standing_.lists = std::move(collected.states);
    if (fetched) standing_.refreshed = now;
}

void TrustedLists::tell(const signing::CollectedLists& collected) const {
    for (const ListState& list : collected.states) {
        if (list.fault) {
            log_.warning("trusted-list-failed",
                         {{"location", list.location},
                          {"reason", list.fault->reason},
                          {"last-good-kept", list.kept}});
        } else if (list.outdated) {
            log_.warning("trusted-list-outdated", {{"location", list.location}});
        }
    }
}

TrustedLists::Standing TrustedLists::standing() const {
    const std::lock_guard lock(mutex_);
    return standing_;
}

std::optional<std::string> TrustedLists::fault() const {
    const Standing now = standing();
    const auto in_use = [](const ListState& list) { return list.in_use && list.services > 0; };
    if (now.lists.empty() || std::any_of(now.lists.begin(), now.lists.end(), in_use)) {
        return std::nullopt;
    }
    const auto& first = now.lists.front();
    return "no trusted list is in use; " + first.location + ": " +
           (first.fault ? sentence_on(first) : "no services in it");
}

std::string TrustedLists::facts() const {
    const Standing now = standing();
    std::string lists;
    for (const ListState& list : now.lists) lists += (lists.empty() ? "" : ",") + json_of(list);
    return fmt::format(R"({{"anchors":{},"refreshed":{},"lists":[{}]}})",
                       now.anchors,
                       now.refreshed ? moment(*now.refreshed) : "null",
                       lists);
}

}  // namespace okienko::trust
