#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace okienko::signing {

/// A SHA-256 value (FIPS 180-4): 32 bytes.
struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};

    std::string_view raw() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    std::string hex() const;     ///< 64 lower-case digits
    std::string base64() const;  ///< as in ds:DigestValue
    friend bool operator==(const Sha256&, const Sha256&) = default;
};

Sha256 sha256(std::string_view bytes);

/// The value out of its 32 raw bytes; throws std::invalid_argument for another length.
Sha256 sha256_of(std::string_view raw);

/// SHA-256 over bytes that come in pieces. Movable; one thread at a time.
class Sha256Stream {
public:
    Sha256Stream();
    void update(std::string_view bytes);
    Sha256 finish();  ///< once; the stream is spent afterwards

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// HMAC-SHA-256 (RFC 2104).
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

/// Compares secrets in a time that depends on their lengths only.
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string hex(std::string_view bytes);                       ///< lower case
std::optional<std::string> from_hex(std::string_view digits);  ///< nullopt: odd or foreign digits
std::string base64(std::string_view bytes);                    ///< RFC 4648 4, one line
std::optional<std::string> from_base64(std::string_view letters);  ///< white space is skipped

}  // namespace okienko::signing
