#pragma once

#include <set>

#include "signing/augmentation_tools.h"
#include "signing/property_text.h"
#include "signing/revocation_evidence.h"
#include "signing/signature_facts.h"

namespace okienko::signing {

/// Collects what it takes to validate the certificates of one signature later (EN 319 132-1, 5.4.1,
/// 5.4.2, 5.5.1) and is not in it yet: paths from our anchors, revocation from the sources. Throws
/// ProofRefusal where a certificate has no path, was revoked, or nobody says that it is good.
class ValidationMaterial {
public:
    /// Both must outlive it.
    ValidationMaterial(const SignatureFacts& facts, const AugmentationTools& tools);

    /// For the signer's certificate at the time the signature is known to have existed. The issuers
    /// come along even if they are in ds:KeyInfo.
    ValidationValues of_signature(std::chrono::sys_seconds existed);
    /// For all its time-stamps: what stands in none of them, and was not collected before.
    ValidationValues of_timestamps();

private:
    ChainFacts path_of(const CertificatePointer& certificate,
                       std::chrono::sys_seconds time,
                       ChainBuilder& chains) const;
    void collect_revocation(const ParsedCertificate& member,
                            const ParsedCertificate& issuer,
                            std::chrono::sys_seconds time,
                            ValidationValues& values);
    void ask(const ParsedCertificate& member,
             const ParsedCertificate& issuer,
             bool have_something,
             ValidationValues& values);
    void know(const RevocationValue& value);

    const SignatureFacts& facts_;
    const AugmentationTools& tools_;
    std::vector<CertificatePointer> offered_;
    RevocationCollection revocation_;
    std::set<std::string> known_;  ///< SHA-256 of certificates and values that are there
};

}  // namespace okienko::signing
