#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "signing/digest.h"
#include "signing/revocation_evidence.h"

namespace okienko::fuzz {

/// An issuer and a certificate of it, whose answers the first inputs of the corpora are. Made for
/// this, and nobody has the keys.
constexpr std::string_view issuer_letters =
    "MIIBMjCB2qADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlByw7NibnkgdXJ6xIVkMB4XDTEwMDEw"
    "MTAwMDAwMFoXDTQ1MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOUHLDs2JueSB1cnrEhWQwWTATBgcqhkjOPQIB"
    "BggqhkjOPQMBBwNCAAQYGT7DzUx6NKAAuLGRw0jXTOmKvFPuLYVdNv+2B/VXcmEdJ49YN8wOOSefg8pmzuyO"
    "TnnOHC72ZcIdeOmJAa/JoxMwETAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIH2fQdXXpP2p"
    "0Kl1AfCPHBa7w7eHva1zmt3c7kPgomm0AiBSc256MgQWH4kM7eDP+dBRNAHbBmsJjeQ3FhTPtUvstA==";
constexpr std::string_view subject_letters =
    "MIIBJzCBzqADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDlByw7NibnkgdXJ6xIVkMB4XDTI1MDEw"
    "MTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowEDEOMAwGA1UEAwwFS3RvxZswWTATBgcqhkjOPQIBBggqhkjOPQMB"
    "BwNCAASO9LkX7OPXk3sKD0LVWYONeTE3EwhDpAD3QKR4bgXEjQnddWevzoCLnaf3t/Y7igmsb4MaT/wwZ2gI"
    "/MkQ1N85oxAwDjAMBgNVHRMBAf8EAjAAMAoGCCqGSM49BAMCA0gAMEUCIQDJ1BsF9V7hrMROkArU92nR0efk"
    "0S9TspcOU7cUXYfOUQIgOsoq0evKMaCWJB1YByVJmf94HVfs4Xna00j6euG0GL0=";

/// Asks the bytes about the certificate; traps when they say more than their issuer did.
inline int ask(signing::RevocationValue::Kind kind, const std::uint8_t* data, std::size_t size) {
    using namespace signing;
    static const ParsedCertificate issuer(*from_base64(issuer_letters));
    static const ParsedCertificate subject(*from_base64(subject_letters));
    RevocationCollection collection;
    collection.add({kind, std::string(reinterpret_cast<const char*>(data), size), 0});
    for (const RevocationEvidence& one : collection.about(subject, issuer, {})) {
        if (one.kind != kind || one.id.size() != 32) __builtin_trap();
        if (one.status == RevocationEvidence::Status::revoked && !one.revoked_at) __builtin_trap();
    }
    // Another has nothing to say about it.
    if (!collection.about(issuer, subject, {}).empty()) __builtin_trap();
    return 0;
}

}  // namespace okienko::fuzz
