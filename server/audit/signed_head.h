#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "signing/digest.h"

namespace okienko::audit {

/// The statement "up to this position the chain has this hash", with the office's signature.
struct SignedHead {
    std::int64_t position = 0;
    signing::Sha256 hash;
    config::Instant at;
    std::string key_id;
    std::string signature;  ///< bytes

    /// What is signed: position, hash and time.
    std::string text() const;
};

/// A line of the heads file: `POSITION HASH MICROSECONDS KEY-ID SIGNATURE`, hash hexadecimal,
/// signature base64.
std::string to_line(const SignedHead& head);
std::optional<SignedHead> head_of_line(std::string_view line);  ///< without its line feed

/// Appends a line and brings it to the disk; makes the file (mode 0600) and its folder when
/// missing, and cuts off a line that a crash left unfinished. Throws std::system_error.
void append_head(const std::filesystem::path& file, const SignedHead& head);

/// Every finished line in order, those that can't be read as nullopt. Empty when there is no file.
std::vector<std::optional<SignedHead>> read_heads(const std::filesystem::path& file);

}  // namespace okienko::audit
