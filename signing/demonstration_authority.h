#pragma once

#include <chrono>
#include <string>

#include "signing/key_pair.h"

namespace okienko::signing {

/// An invented person a demonstration signs for.
struct DemonstrationPerson {
    std::string given_name = "Anna";
    std::string family_name = "Przykład";
};

/// A certification authority for demonstrations: issues short-lived certificates that say in their
/// subject and issuer that they are worth nothing outside. Built in demonstration mode only;
/// nothing else knows it or its anchor. Immutable, shared by threads.
class DemonstrationAuthority {
public:
    /// A new authority (EC P-256), valid for ten years.
    static DemonstrationAuthority make(std::chrono::sys_seconds not_before);
    /// One that was kept, as to_pem gave it. Throws CryptoError.
    static DemonstrationAuthority from_pem(const std::string& pem);
    std::string to_pem() const;  ///< private key and certificate: a secret

    /// A new key (EC P-256) whose certificate is valid from an hour before `now` until an hour
    /// after; subject "CN=Podpis testowy — Anna Przykład, O=Pokaz Okienka: podpis bez mocy
    /// prawnej". Comes with the authority's certificate behind its own.
    KeyPair issue(std::chrono::sys_seconds now, const DemonstrationPerson& person = {}) const;

    std::string anchor_pem() const;  ///< for TrustAnchors::add

private:
    explicit DemonstrationAuthority(KeyPair key) : key_(std::move(key)) {}
    KeyPair key_;
};

}  // namespace okienko::signing
