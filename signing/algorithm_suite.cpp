#include "signing/algorithm_suite.h"

#include <array>

#include <openssl/objects.h>

#include "signing/algorithms.h"

namespace okienko::signing {

namespace {

using namespace std::chrono;

constexpr sys_days never_reliable = year(1970) / 1 / 1;
constexpr sys_days end_of_md5 = year(2004) / 8 / 1;  // and what is older

std::string curve_of(EVP_PKEY* key) {
    std::array<char, 64> name{};
    std::size_t length = 0;
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) != 1) return {};
    return {name.data(), length};
}

}  // namespace

void AlgorithmSuite::end_digest(const std::string& openssl_name, sys_days day) {
    digests_[openssl_name] = day;
}

void AlgorithmSuite::end_keys_below(Key kind, int bits, sys_days day) {
    keys_.push_back({kind, bits, day});
}

std::optional<sys_days> AlgorithmSuite::digest_expiry(std::string_view openssl_name) const {
    const auto found = digests_.find(openssl_name);
    return found == digests_.end() ? std::nullopt : std::optional<sys_days>(found->second);
}

std::optional<sys_days> AlgorithmSuite::key_expiry(const ParsedCertificate& certificate) const {
    using Kind = ParsedCertificate::KeyKind;
    if (certificate.key_kind == Kind::unreadable) return never_reliable;
    if (certificate.key_kind == Kind::edwards) return std::nullopt;
    const Key kind = certificate.key_kind == Kind::rsa ? Key::rsa : Key::ec;
    std::optional<sys_days> first;
    for (const KeyRule& rule : keys_) {
        if (rule.kind != kind || certificate.key_bits >= rule.below) continue;
        if (!first || rule.day < *first) first = rule.day;
    }
    return first;
}

std::optional<sys_days> AlgorithmSuite::issue_expiry(const ParsedCertificate& certificate) const {
    if (!certificate.signature_accepted) return end_of_md5;
    return digest_expiry(certificate.signature_digest);
}

std::optional<sys_days> AlgorithmSuite::signature_expiry(int signature_nid) const {
    int digest = NID_undef;
    if (OBJ_find_sigid_algs(signature_nid, &digest, nullptr) != 1) return never_reliable;
    if (digest == NID_undef) return std::nullopt;  // EdDSA; PSS states it in its parameters
    const std::string name = digest_name_of(digest);
    return name.empty() ? end_of_md5 : digest_expiry(name);
}

std::string readable_key(const ParsedCertificate& certificate) {
    if (certificate.key == nullptr) return "unreadable";
    if (EVP_PKEY_is_a(certificate.key, "EC") == 1) return "EC " + curve_of(certificate.key);
    if (EVP_PKEY_is_a(certificate.key, "ED25519") == 1) return "Ed25519";
    if (EVP_PKEY_is_a(certificate.key, "ED448") == 1) return "Ed448";
    return "RSA " + std::to_string(EVP_PKEY_get_bits(certificate.key));
}

}  // namespace okienko::signing
