#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/audit/chain_hash.h"
#include "server/audit/signed_head.h"
#include "server/storage/database.h"

namespace okienko::audit {

/// A link of the chain with the entry it stands for.
struct Link {
    std::int64_t position = 0;
    signing::Sha256 hash;
    ChainedEntry entry;
    bool entry_is_there = true;  ///< false: only entry.xid and entry.id are known
};

/// The end of the chain; position 0 and first_link() when it is empty.
struct ChainEnd {
    std::int64_t position = 0;
    signing::Sha256 hash;
};

/// The tables of the chain, inside one transaction. The sealer and the verification use it, and
/// nobody else.
class ChainStore {
public:
    explicit ChainStore(storage::Transaction& transaction) : transaction_(transaction) {}

    /// False when another server seals just now. Held until the end of the transaction.
    bool lock();

    ChainEnd end();

    /// The oldest transaction still running, decimal (xid8): entries of older ones are all here or
    /// will never be.
    std::string oldest_running();

    /// Entries without a link of transactions from `from` on, those below `below`, in the order to
    /// be chained. With `with_former_cluster` also those numbered beyond this cluster's counter:
    /// the database was restored from another.
    std::vector<ChainedEntry> unchained(const std::string& from,
                                        const std::string& below,
                                        bool with_former_cluster,
                                        int most);
    void add(const std::vector<Link>& links);

    std::optional<SignedHead> last_head();
    void add(const SignedHead& head);

    std::vector<Link> links_after(std::int64_t position, int most);
    std::vector<SignedHead> heads();
    std::int64_t count_unchained();

private:
    storage::Transaction& transaction_;
};

}  // namespace okienko::audit
