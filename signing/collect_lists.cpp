#include "signing/collect_lists.h"

#include <algorithm>
#include <functional>

namespace okienko::signing {

namespace {

using Outcome = std::variant<AcceptedList, Fault>;
using Accept = std::function<Outcome(const std::string& bytes)>;

class Collector {
public:
    Collector(TrustSource& source, ListArchive& archive, std::chrono::sys_seconds at)
        : source_(source), archive_(archive), at_(at) {}

    /// The list in use at the location, if any: this time's, else the last good one.
    const TrustedList* collect(const std::string& location, const Accept& accept) {
        ListState state;
        state.location = location;
        auto good = last_good(location);
        Outcome outcome = fetched(location, accept);
        if (auto* fresh = std::get_if<AcceptedList>(&outcome); fresh != nullptr && good) {
            if (fresh->list.sequence < good->list.sequence) {
                outcome = Fault{"older", "the list is older than the one at hand"};
            }
        }
        if (auto* fresh = std::get_if<AcceptedList>(&outcome)) {
            if (!good || good->bytes != fresh->bytes) {
                archive_.keep(location, {fresh->bytes, fresh->signer});
            }
            return use(std::move(fresh->list), std::move(state));
        }
        state.fault = std::get<Fault>(outcome);
        if (good) {
            state.kept = true;
            return use(std::move(good->list), std::move(state));
        }
        collected_.states.push_back(std::move(state));
        return nullptr;
    }

    CollectedLists take() { return std::move(collected_); }

private:
    Outcome fetched(const std::string& location, const Accept& accept) {
        auto bytes = source_.fetch(location);
        if (auto* fault = std::get_if<Fault>(&bytes)) return std::move(*fault);
        return accept(std::get<std::string>(bytes));
    }

    /// What is kept is held to its signature once more: by who signed it then.
    std::optional<AcceptedList> last_good(const std::string& location) {
        const auto kept = archive_.last_good(location);
        if (!kept) return std::nullopt;
        auto outcome = accept_list(kept->bytes, {&kept->signer, 1}, at_);
        auto* accepted = std::get_if<AcceptedList>(&outcome);
        if (accepted == nullptr) return std::nullopt;
        return std::move(*accepted);
    }

    const TrustedList* use(TrustedList list, ListState state) {
        state.territory = list.territory;
        state.sequence = list.sequence;
        state.services = list.services();
        state.issued = list.issued;
        state.next_update = list.next_update;
        state.in_use = true;
        state.outdated = list.is_outdated(at_);
        state.list_of_lists = list.is_list_of_lists();
        collected_.states.push_back(std::move(state));
        collected_.lists.push_back(std::move(list));
        return &collected_.lists.back();
    }

    TrustSource& source_;
    ListArchive& archive_;
    std::chrono::sys_seconds at_;
    CollectedLists collected_;
};

bool is_wanted(const ListPointer& pointer, const std::vector<std::string>& territories) {
    if (pointer.is_list_of_lists() || !pointer.is_xml()) return false;
    return territories.empty() ||
           std::find(territories.begin(), territories.end(), pointer.territory) !=
               territories.end();
}

}  // namespace

void CollectedLists::add_to(TrustAnchors& anchors) const {
    for (const TrustedList& list : lists) anchors.add(list);
}

std::size_t CollectedLists::failed() const {
    return static_cast<std::size_t>(std::count_if(
        states.begin(), states.end(), [](const ListState& state) { return state.fault; }));
}

CollectedLists collect_lists(const WantedLists& wanted,
                             TrustSource& source,
                             ListArchive& archive,
                             std::chrono::sys_seconds at) {
    Collector collector(source, archive, at);
    for (const WantedLists::One& one : wanted.lists) {
        collector.collect(one.location, [&](const std::string& bytes) {
            return one.signers ? accept_list(bytes, *one.signers, at)
                               : accept_vouched_list(bytes, at);
        });
    }
    if (wanted.list_of_lists.empty()) return collector.take();
    const TrustedList* lists =
        collector.collect(wanted.list_of_lists, [&](const std::string& bytes) {
            return accept_list_of_lists(bytes, wanted.journal, source, at);
        });
    const auto pointers = lists == nullptr ? std::vector<ListPointer>() : lists->pointers;
    for (const ListPointer& pointer : pointers) {
        if (!is_wanted(pointer, wanted.territories)) continue;
        collector.collect(pointer.location, [&](const std::string& bytes) {
            return accept_list(bytes, pointer.certificates, at);
        });
    }
    return collector.take();
}

}  // namespace okienko::signing
