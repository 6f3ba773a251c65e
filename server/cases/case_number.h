#pragma once

#include <string>
#include <string_view>

namespace okienko::cases {

/// A new random uuid (RFC 9562 version 7: ordered by time, so rows of one day lie together). Safe
/// from any thread.
std::string new_id();

/// A new public number of a case: "OKN-2026-7K3M-9QXW", 40 random bits in letters nobody mixes up
/// (Crockford base32).
std::string new_number(int year);
/// As a person types it, made regular: spaces, case, missing hyphens, O for 0 and I or L for 1.
/// Empty when it can't be one.
std::string read_number(std::string_view typed);

/// The secret that opens a case without an account: 24 letters in groups of four, made from 120
/// bits of `entropy` (at least 15 bytes).
std::string secret_from(std::string_view entropy);
/// As typed, made regular; empty when it can't be one.
std::string read_secret(std::string_view typed);
/// SHA-256 of a regular secret, 32 raw bytes: what the database keeps.
std::string hash_of_secret(std::string_view secret);

}  // namespace okienko::cases
