#include "server/audit/verify_chain.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "server/audit/chain_store.h"

namespace okienko::audit {

namespace {

constexpr int page = 5000;
constexpr std::size_t most_faults = 1000;  // a destroyed chain would have one for each entry

/// Walks along the chain once and gathers what is wrong.
class Verification {
public:
    explicit Verification(const HeadSigner& signer) : signer_(signer) {}

    /// All heads come before the first link.
    void take_head(const SignedHead& head) {
        // Most stand in the database and in the file.
        if (!seen_.insert(to_line(head)).second) return;
        ++report_.heads;
        switch (signer_.verify(head.text(), head.signature, head.key_id)) {
            case HeadVerdict::good:
                heads_[head.position].push_back(head);
                return;
            case HeadVerdict::broken:
                fault(ChainFault::Kind::broken_head, head.position, 0, "its signature doesn't fit");
                return;
            case HeadVerdict::unknown_key:
                fault(ChainFault::Kind::unknown_key,
                      head.position,
                      0,
                      "signed with key " + head.key_id + ", whose certificate is not known");
                return;
        }
    }

    void take_malformed_head(std::size_t line) {
        fault(
            ChainFault::Kind::malformed_head, 0, 0, fmt::format("line {} of the heads file", line));
    }

    void take(const Link& link) {
        ++report_.chained;
        const bool follows = link.position == end_.position + 1;
        if (!follows) {
            fault(ChainFault::Kind::removed,
                  end_.position + 1,
                  0,
                  fmt::format("{} links of the chain are gone", link.position - end_.position - 1));
        }
        if (!link.entry_is_there) {
            fault(ChainFault::Kind::removed, link.position, link.entry.id, "the entry is gone");
        } else if (follows && chain_hash(end_.hash, link.position, link.entry) != link.hash) {
            fault(ChainFault::Kind::edited,
                  link.position,
                  link.entry.id,
                  "the contents or the place are not those it was chained with");
        }
        end_ = {link.position, link.hash};
        compare_with_heads();
    }

    ChainReport finish(std::int64_t waiting) {
        for (auto at = heads_.upper_bound(end_.position); at != heads_.end(); ++at) {
            fault(ChainFault::Kind::cut_off,
                  at->first,
                  0,
                  fmt::format("the chain ends at position {}, but a head was signed for {}",
                              end_.position,
                              at->first));
        }
        report_.waiting = waiting;
        return std::move(report_);
    }

    std::int64_t position() const { return end_.position; }

private:
    void compare_with_heads() {
        const auto here = heads_.find(end_.position);
        if (here == heads_.end()) return;
        for (const SignedHead& head : here->second) {
            if (head.hash == end_.hash) continue;
            fault(ChainFault::Kind::rewritten,
                  end_.position,
                  0,
                  "the hash is not that of the head signed for this position");
        }
    }

    void fault(ChainFault::Kind kind,
               std::int64_t position,
               std::int64_t entry,
               std::string detail) {
        if (report_.faults.size() >= most_faults) return;
        report_.faults.push_back({kind, position, entry, std::move(detail)});
    }

    const HeadSigner& signer_;
    std::set<std::string> seen_;
    std::map<std::int64_t, std::vector<SignedHead>> heads_;  ///< with good signatures
    ChainEnd end_{0, first_link()};
    ChainReport report_;
};

}  // namespace

std::string_view to_string(ChainFault::Kind kind) {
    switch (kind) {
        case ChainFault::Kind::edited:
            return "edited";
        case ChainFault::Kind::removed:
            return "removed";
        case ChainFault::Kind::rewritten:
            return "rewritten";
        case ChainFault::Kind::cut_off:
            return "cut-off";
        case ChainFault::Kind::broken_head:
            return "broken-head";
        case ChainFault::Kind::unknown_key:
            return "unknown-key";
        case ChainFault::Kind::malformed_head:
            return "malformed-head";
    }
    return "edited";
}

ChainReport verify_chain(storage::Database& database,
                         const HeadSigner& signer,
                         const std::filesystem::path& heads_file) {
    // The file is read before the snapshot is taken: what it speaks of must be in the snapshot.
    const auto lines = read_heads(heads_file);
    return database.read([&](storage::Transaction& transaction) {
        ChainStore store(transaction);
        Verification verification(signer);
        for (const SignedHead& head : store.heads()) verification.take_head(head);
        for (std::size_t line = 0; line < lines.size(); ++line) {
            if (lines[line]) {
                verification.take_head(*lines[line]);
            } else {
                verification.take_malformed_head(line + 1);
            }
        }
        while (true) {
            const auto links = store.links_after(verification.position(), page);
            if (links.empty()) break;
            for (const Link& link : links) verification.take(link);
        }
        return verification.finish(store.count_unchained());
    });
}

}  // namespace okienko::audit
