#pragma once

#include <optional>
#include <string>
#include <variant>

#include "signing/fault.h"

namespace okienko::signing {

/// Where lists are fetched from: a port, so that this library needs no network.
class TrustSource {
public:
    virtual ~TrustSource() = default;
    /// The bytes at a location, or why they are not to be had (code "fetch"). Bounded in size and
    /// time. Throws nothing for what the other side does.
    virtual std::variant<std::string, Fault> fetch(const std::string& location) = 0;
};

/// A list as it was last accepted.
struct KeptList {
    std::string bytes;
    std::string signer;  ///< DER of the certificate that signed it
};

/// Where the last good list of each location is kept: a port.
class ListArchive {
public:
    virtual ~ListArchive() = default;
    virtual std::optional<KeptList> last_good(const std::string& location) = 0;
    virtual void keep(const std::string& location, const KeptList& list) = 0;
};

}  // namespace okienko::signing
