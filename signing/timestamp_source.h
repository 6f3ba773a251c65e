#pragma once

#include <string>
#include <variant>

#include "signing/digest.h"
#include "signing/source_fault.h"

namespace okienko::signing {

/// A time-stamping authority behind a port (RFC 3161). Implementations are safe for use by several
/// threads and answer, or give up, in bounded time.
class TimestampSource {
public:
    virtual ~TimestampSource() = default;

    /// A TimeStampToken (RFC 3161, 2.4.2) over that imprint, DER, with the authority's certificate
    /// in it: tested for the imprint and its own signature, not for trust.
    virtual std::variant<std::string, SourceFault> stamp(const Sha256& imprint) const = 0;
};

}  // namespace okienko::signing
