#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "signing/digest.h"

namespace okienko::audit {

/// An entry as it is stored, in the form that is chained.
struct ChainedEntry {
    std::string xid;  ///< decimal, as PostgreSQL writes xid8
    std::int64_t id = 0;
    std::int64_t at = 0;  ///< microseconds since 1970 in UTC
    std::string actor;
    std::string action;
    std::string object;
    std::string details;  ///< the JSON text as it was written
};

/// What the first link follows: SHA-256 of nothing but the chain's name.
signing::Sha256 first_link();

/// SHA-256 over the name of this format, the former hash, the position and each field of the entry
/// with its length before it (32 bits, big-endian), so that no two entries give the same bytes.
signing::Sha256 chain_hash(const signing::Sha256& former,
                           std::int64_t position,
                           const ChainedEntry& entry);

}  // namespace okienko::audit
