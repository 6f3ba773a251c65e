#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/audit/head_signer.h"
#include "server/storage/database.h"

namespace okienko::audit {

/// One thing wrong with the trail.
struct ChainFault {
    enum class Kind {
        edited,          ///< the entry's contents don't give the hash they were chained with
        removed,         ///< the entry, or its link in the chain, isn't there any more
        rewritten,       ///< the chain disagrees with a head signed earlier: entries up to it were
                         ///< exchanged
        cut_off,         ///< a signed head speaks of a position behind the end of the chain
        broken_head,     ///< the signature of a head doesn't fit
        unknown_key,     ///< a head was signed with a key of which there is no certificate
        malformed_head,  ///< a line of the heads file can't be read
    };
    Kind kind = Kind::edited;
    std::int64_t position = 0;  ///< in the chain, from 1
    std::int64_t entry = 0;     ///< id of the entry, 0 when not known
    std::string detail;         ///< English, for the operator
};

std::string_view to_string(ChainFault::Kind kind);  ///< "edited", "removed", …

/// What was checked and what was found. Sound when there are no faults.
struct ChainReport {
    std::int64_t chained = 0;  ///< links checked
    std::int64_t waiting = 0;  ///< entries not chained yet
    std::int64_t heads = 0;    ///< signed heads checked, of the database and the file
    std::vector<ChainFault> faults;
    bool sound() const { return faults.empty(); }
};

/// Recomputes the chain from its beginning in one snapshot and compares it with every signed head,
/// those of the database and those of `heads_file` (a missing file counts as empty). What the last
/// head doesn't cover yet can be cut off without a trace: at most a minute's worth.
ChainReport verify_chain(storage::Database& database,
                         const HeadSigner& signer,
                         const std::filesystem::path& heads_file);

}  // namespace okienko::audit
