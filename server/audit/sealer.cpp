#include "server/audit/sealer.h"

#include <optional>

#include "server/audit/chain_store.h"

namespace okienko::audit {

namespace {

constexpr int batch = 2000;

/// Links for the entries, following the end of the chain, which moves along.
std::vector<Link> linked(std::vector<ChainedEntry> entries, ChainEnd& end) {
    std::vector<Link> links;
    links.reserve(entries.size());
    for (ChainedEntry& entry : entries) {
        ++end.position;
        end.hash = chain_hash(end.hash, end.position, entry);
        links.push_back({end.position, end.hash, std::move(entry), true});
    }
    return links;
}

}  // namespace

Sealer::Sealer(storage::Database& database,
               const HeadSigner& signer,
               const config::Clock& clock,
               std::filesystem::path heads_file,
               std::chrono::seconds head_interval)
    : database_(database),
      signer_(signer),
      clock_(clock),
      heads_file_(std::move(heads_file)),
      head_interval_(head_interval) {}

std::size_t Sealer::run() {
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t chained = chain_new_entries();
    sign_head_after(head_interval_);
    return chained;
}

void Sealer::sign_head() {
    const std::lock_guard<std::mutex> lock(mutex_);
    sign_head_after(std::chrono::seconds(0));
}

std::size_t Sealer::chain_new_entries() {
    std::size_t chained = 0;
    std::string from = considered_below_;
    std::string last = from;
    std::optional<std::string> below;
    while (true) {
        // Each batch is a transaction of its own; nullopt: another server seals.
        const auto count =
            database_.run([&](storage::Transaction& transaction) -> std::optional<int> {
                ChainStore store(transaction);
                if (!store.lock()) return std::nullopt;
                if (!below) below = store.oldest_running();
                ChainEnd end = store.end();
                const auto links = linked(store.unchained(from, *below, first_run_, batch), end);
                store.add(links);
                if (!links.empty()) last = links.back().entry.xid;
                return static_cast<int>(links.size());
            });
        if (!count) return chained;
        from = last;
        chained += static_cast<std::size_t>(*count);
        if (*count < batch) break;
    }
    considered_below_ = *below;
    first_run_ = false;
    return chained;
}

void Sealer::sign_head_after(std::chrono::seconds interval) {
    database_.run([&](storage::Transaction& transaction) {
        ChainStore store(transaction);
        if (!store.lock()) return;
        const ChainEnd end = store.end();
        const auto last = store.last_head();
        const auto now = clock_.now();
        if (end.position == 0 || (last && last->position >= end.position)) return;
        if (last && now - last->at < interval) return;
        SignedHead head{end.position, end.hash, now, signer_.key_id(), {}};
        head.signature = signer_.sign(head.text());
        // The links it speaks of are committed: should this transaction fail, the line in the file
        // is true all the same.
        append_head(heads_file_, head);
        store.add(head);
    });
}

}  // namespace okienko::audit
