#include "signing/list_of_lists.h"

#include <algorithm>

namespace okienko::signing {

namespace {

constexpr std::size_t most_pivots = 64;

/// Newest first, as written.
std::vector<std::string> pivots_of(const TrustedList& list) {
    std::vector<std::string> pivots;
    for (const std::string& uri : list.information_uris) {
        if (uri.ends_with(".xml") && pivots.size() < most_pivots) pivots.push_back(uri);
    }
    return pivots;
}

/// Those a list of the lists names for itself.
std::vector<std::string> own_signers(const TrustedList& list) {
    std::vector<std::string> signers;
    for (const ListPointer& pointer : list.pointers) {
        if (!pointer.is_list_of_lists() || !pointer.is_xml()) continue;
        signers.insert(signers.end(), pointer.certificates.begin(), pointer.certificates.end());
    }
    return signers;
}

std::variant<AcceptedList, Fault> fetch_pivot(const std::string& location,
                                              std::span<const std::string> signers,
                                              TrustSource& source,
                                              std::chrono::sys_seconds at) {
    auto fetched = source.fetch(location);
    if (auto* fault = std::get_if<Fault>(&fetched)) return std::move(*fault);
    return accept_list(std::get<std::string>(fetched), signers, at);
}

}  // namespace

PivotChain follow_pivots(const TrustedList& list,
                         std::span<const std::string> journal,
                         TrustSource& source,
                         std::chrono::sys_seconds at) {
    PivotChain chain;
    chain.signers.assign(journal.begin(), journal.end());
    auto pivots = pivots_of(list);
    std::reverse(pivots.begin(), pivots.end());
    for (const std::string& location : pivots) {
        auto outcome = fetch_pivot(location, chain.signers, source, at);
        if (const auto* fault = std::get_if<Fault>(&outcome)) {
            if (!chain.newest) continue;
            chain.fault = Fault{"pivot", "pivot " + location + ": " + fault->reason};
            return chain;
        }
        auto& pivot = std::get<AcceptedList>(outcome);
        auto signers = own_signers(pivot.list);
        if (signers.empty()) {
            chain.fault = Fault{"pivot", "pivot " + location + " names nobody who may sign"};
            return chain;
        }
        chain.signers = std::move(signers);
        chain.newest = std::move(pivot);
    }
    return chain;
}

std::variant<AcceptedList, Fault> accept_list_of_lists(std::string_view bytes,
                                                       std::span<const std::string> journal,
                                                       TrustSource& source,
                                                       std::chrono::sys_seconds at) {
    const auto read = read_trusted_list(bytes);
    if (const auto* fault = std::get_if<Fault>(&read)) return *fault;
    const auto& list = std::get<TrustedList>(read);
    if (!list.is_list_of_lists()) {
        return Fault{"not-list-of-lists", "the list is not one of lists: " + list.type};
    }
    PivotChain chain = follow_pivots(list, journal, source, at);
    if (chain.fault) return *chain.fault;
    if (chain.newest && chain.newest->bytes == bytes) return std::move(*chain.newest);
    return accept_list(bytes, chain.signers, at);
}

}  // namespace okienko::signing
