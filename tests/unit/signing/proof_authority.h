#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "signing/trust_anchors.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing::testing {

/// An authority that issues certificates, stamps times and says what it revoked: all made here.
class ProofAuthority {
public:
    ProofAuthority();

    TrustAnchors anchors() const;
    const TestCertificate& certificate() const { return certificate_; }
    TestCertificate issue(const Key& key, const CertificateWish& wish) const;

    /// A time-stamp token over the octets (RFC 3161), DER.
    std::string stamp(const std::string& octets, std::chrono::sys_seconds time) const;
    /// The same over a SHA-256 value, 32 raw octets.
    std::string stamp_digest(const std::string& digest, std::chrono::sys_seconds time) const;

    struct Answer {
        std::chrono::sys_seconds issued;
        std::chrono::sys_seconds next;
        std::optional<std::chrono::sys_seconds> revoked;
    };
    /// A CRL that names the certificate when it is revoked; an OCSP response about it. DER.
    std::string crl(const TestCertificate& about, const Answer& answer) const;
    std::string ocsp(const TestCertificate& about, const Answer& answer) const;
    /// The same by another who has no right to: its certificate has no extended key usage.
    std::string ocsp_by_stranger(const TestCertificate& about, const Answer& answer) const;

private:
    std::string ocsp_by(const Key& key,
                        const TestCertificate& responder,
                        const TestCertificate& about,
                        const Answer& answer) const;

    Key key_;
    TestCertificate certificate_;
    Key stamping_key_;
    TestCertificate stamping_;
    Key responding_key_;
    TestCertificate responding_;
};

}  // namespace okienko::signing::testing
