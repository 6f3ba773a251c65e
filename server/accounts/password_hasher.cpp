#include "server/accounts/password_hasher.h"

#include <array>
#include <stdexcept>

#include <argon2.h>
#include <fmt/format.h>
#include <openssl/rand.h>

#include "server/accounts/secrets.h"

namespace okienko::accounts {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

}  // namespace

PasswordHasher::PasswordHasher(Cost cost, Turnstile::Settings turnstile)
    : cost_(cost),
      parameters_(fmt::format("$argon2id$v={}$m={},t={},p={}$",
                              static_cast<int>(ARGON2_VERSION_NUMBER),
                              cost.memory_kib,
                              cost.passes,
                              cost.lanes)),
      turnstile_(turnstile),
      nobody_(compute(new_secret())) {}

std::string PasswordHasher::hash(std::string_view password) {
    const auto pass = turnstile_.enter();
    if (!pass) throw Busy();
    return compute(password);
}

bool PasswordHasher::verify(std::string_view password, const std::string& encoded) {
    const auto pass = turnstile_.enter();
    if (!pass) throw Busy();
    const std::string& against = encoded.empty() ? nobody_ : encoded;
    const int outcome = argon2id_verify(against.c_str(), password.data(), password.size());
    if (outcome != ARGON2_OK && outcome != ARGON2_VERIFY_MISMATCH) {
        throw std::runtime_error(fmt::format("Argon2: {}", argon2_error_message(outcome)));
    }
    return outcome == ARGON2_OK && !encoded.empty();
}

bool PasswordHasher::is_outdated(std::string_view encoded) const {
    return !encoded.starts_with(parameters_);
}

std::string PasswordHasher::compute(std::string_view password) const {
    std::array<unsigned char, kSaltBytes> salt{};
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) {
        throw std::runtime_error("the system gives no random bytes");
    }
    std::string encoded(
        argon2_encodedlen(
            cost_.passes, cost_.memory_kib, cost_.lanes, kSaltBytes, kHashBytes, Argon2_id),
        '\0');
    const int outcome = argon2id_hash_encoded(cost_.passes,
                                              cost_.memory_kib,
                                              cost_.lanes,
                                              password.data(),
                                              password.size(),
                                              salt.data(),
                                              salt.size(),
                                              kHashBytes,
                                              encoded.data(),
                                              encoded.size());
    if (outcome != ARGON2_OK) {
        throw std::runtime_error(fmt::format("Argon2: {}", argon2_error_message(outcome)));
    }
    encoded.resize(encoded.find('\0'));
    return encoded;
}

}  // namespace okienko::accounts
