#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "signing/certificate_chain.h"
#include "signing/certificate_qualification.h"
#include "signing/trust_anchors.h"

namespace okienko::signing {

/// The services of the trusted lists, found by the certificates that come from them. Paths are
/// built to the certificates of qualified services alone, apart from those of trust. Safe for use
/// by several threads.
class ListedServices {
public:
    ListedServices(const TrustAnchors& anchors, CertificateCache& certificates);

    bool empty() const { return services_.empty(); }

    /// ETSI TS 119 615, 4.3: the services of type CA/QC a certificate leads to, as they were at one
    /// moment; known by name and key, not by the bytes of a certificate.
    std::vector<ServiceAtTime> issuing(const CertificatePointer& certificate,
                                       const std::vector<CertificatePointer>& offered,
                                       std::chrono::sys_seconds time) const;
    /// The same of type TSA/QTST.
    std::vector<ServiceAtTime> stamping(const CertificatePointer& certificate,
                                        const std::vector<CertificatePointer>& offered,
                                        std::chrono::sys_seconds time) const;

    /// Whether an anchor still stood for what it issued at a moment: a list no longer vouches for
    /// what comes from a service after it ended. True for one no list names.
    bool vouched(const ParsedCertificate& anchor, std::chrono::sys_seconds issued) const;

    /// RFC 6960, 4.2.2.2, item 1: the responders configured here. Certificates of the services of
    /// status (TS 119 612, 5.5.1: Certstatus/OCSP) that were granted at a moment, of the provider
    /// whose service of issuing has the name and key of the issuer.
    std::vector<CertificatePointer> responders(const ParsedCertificate& issuer,
                                               std::chrono::sys_seconds time) const;

private:
    struct Responder {
        ListedServicePointer service;
        std::vector<CertificatePointer> certificates;
    };

    std::vector<ServiceAtTime> find(ChainBuilder& chains,
                                    std::string_view type,
                                    const CertificatePointer& certificate,
                                    const std::vector<CertificatePointer>& offered,
                                    std::chrono::sys_seconds time) const;

    std::vector<ListedServicePointer> services_;
    std::unordered_multimap<std::string, ListedServicePointer> by_name_and_key_;
    std::vector<Responder> responders_;
    mutable std::unique_ptr<ChainBuilder> issuers_;
    mutable std::unique_ptr<ChainBuilder> stampers_;
};

}  // namespace okienko::signing
