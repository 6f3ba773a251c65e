#pragma once

#include <memory>
#include <span>
#include <vector>

#include "signing/algorithm_suite.h"
#include "signing/certificate_cache.h"
#include "signing/listed_services.h"
#include "signing/validation_evidence.h"

namespace okienko::signing {

/// The CRLs (RFC 5280, 5, 6.3) and OCSP responses (RFC 6960) at hand, read once, and asked about
/// certificates. What can't be read says nothing.
class RevocationCollection {
public:
    /// Judges the algorithms of what is added by `suite`; none of them ends unless it says so.
    /// Responders that trusted lists name may answer where there are `services`, which must outlive
    /// it.
    explicit RevocationCollection(AlgorithmSuite suite = {},
                                  const ListedServices* services = nullptr);
    ~RevocationCollection();
    RevocationCollection(RevocationCollection&&) noexcept;
    RevocationCollection& operator=(RevocationCollection&&) noexcept;

    void add(const RevocationValue& value);
    bool empty() const;

    /// What those say about a certificate who may: signed by its issuer, or by a responder the
    /// issuer or a trusted list named for that (RFC 6960, 4.2.2.2), whose certificate is in the
    /// response, among `offered` or in the list. Never throws for foreign bytes.
    std::vector<RevocationEvidence> about(const ParsedCertificate& certificate,
                                          const ParsedCertificate& issuer,
                                          std::span<const CertificatePointer> offered) const;

    /// Whether any of them is about a certificate, by the names and the number it gives, whoever
    /// signed it.
    bool mentions(const ParsedCertificate& certificate, const ParsedCertificate& issuer) const;

private:
    struct Crl;
    struct Ocsp;
    AlgorithmSuite suite_;
    const ListedServices* services_;
    std::vector<Crl> crls_;
    std::vector<Ocsp> responses_;
};

}  // namespace okienko::signing
