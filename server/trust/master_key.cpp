#include "server/trust/master_key.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <unistd.h>

#include "server/trust/aead.h"
#include "server/trust/key_files.h"
#include "signing/random.h"

namespace okienko::trust {

namespace {

constexpr std::size_t secret_length = 32;
constexpr std::string_view salt = "okienko master key 1";

}  // namespace

std::string hkdf_extract(std::string_view salt_bytes, std::string_view secret) {
    return std::string(signing::hmac_sha256(salt_bytes, secret).raw());
}

std::string hkdf_expand(std::string_view extracted, std::string_view info) {
    return std::string(signing::hmac_sha256(extracted, std::string(info) + '\x01').raw());
}

MasterKey MasterKey::open_or_create(const std::filesystem::path& file) {
    make_private_folder(file.parent_path());
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error) {
        // Written beside, then linked: the name appears with all bytes, and only one of two starts
        // wins it.
        const auto beside = std::filesystem::path(file.string() + "." + signing::random_uuid());
        write_new(beside, signing::random_bytes(secret_length), 0600);
        const bool linked = link(beside.c_str(), file.c_str()) == 0 || errno == EEXIST;
        const int reason = errno;
        unlink(beside.c_str());
        if (!linked) {
            throw KeyFault(fmt::format("cannot make {}: {}", file.string(), std::strerror(reason)));
        }
        sync_folder(file.parent_path());
    }
    return open(file);
}

MasterKey MasterKey::open(const std::filesystem::path& file) {
    std::string secret = read_secret(file);
    if (secret.size() != secret_length) {
        throw KeyFault(
            fmt::format("{} holds {} bytes; a master key has {}. Put the right file back: "
                        "without it no stored document can be read",
                        file.string(),
                        secret.size(),
                        secret_length));
    }
    return MasterKey(std::move(secret));
}

MasterKey::MasterKey(std::string secret) {
    if (secret.size() != secret_length) throw KeyFault("a master key has 32 bytes");
    extracted_ = hkdf_extract(salt, secret);
    OPENSSL_cleanse(secret.data(), secret.size());
    wrapping_ = derive("wrap");
    id_ = signing::hex(derive("id").substr(0, 8));
}

std::string MasterKey::derive(std::string_view label) const {
    return hkdf_expand(extracted_, label);
}

signing::Sha256 MasterKey::hmac(std::string_view label, std::string_view value) const {
    return signing::hmac_sha256(derive("hmac " + std::string(label)), value);
}

std::string MasterKey::wrap(std::string_view key, std::string_view context) const {
    return seal(wrapping_, key, context);
}

std::string MasterKey::unwrap(std::string_view wrapped, std::string_view context) const {
    auto key = trust::open(wrapping_, wrapped, context);
    if (!key) {
        throw KeyFault(
            fmt::format("a key of {} can't be unwrapped with the master key {}", context, id_));
    }
    return std::move(*key);
}

}  // namespace okienko::trust
