#pragma once

#include <string>
#include <string_view>

namespace okienko::audit {

enum class HeadVerdict {
    good,
    broken,       ///< the signature doesn't fit the head
    unknown_key,  ///< no certificate with that id is known: neither the office's present one nor a
                  ///< retired one
};

/// Signs heads of the chain and checks the signatures: the office's key behind a port. Safe from
/// any thread.
class HeadSigner {
public:
    virtual ~HeadSigner() = default;
    virtual std::string key_id() const = 0;  ///< ASCII without spaces; goes beside the signature
    virtual std::string sign(std::string_view head) const = 0;
    virtual HeadVerdict verify(std::string_view head,
                               std::string_view signature,
                               std::string_view key_id) const = 0;
};

}  // namespace okienko::audit
