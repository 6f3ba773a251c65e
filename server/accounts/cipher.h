#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::accounts {

/// Port to whoever holds the office's keys: encrypts what must not lie open in the database. Used
/// from many threads.
class Cipher {
public:
    virtual ~Cipher() = default;
    /// `context` says whose it is; opening needs the same.
    virtual std::string seal(std::string_view plain, std::string_view context) const = 0;
    /// Nothing when the key or the context is another, or a byte was changed.
    virtual std::optional<std::string> open(std::string_view sealed,
                                            std::string_view context) const = 0;
};

}  // namespace okienko::accounts
