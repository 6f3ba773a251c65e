#pragma once

#include <memory>
#include <string>
#include <vector>

#include "signing/trusted_list.h"

namespace okienko::signing {

/// A service of a trusted list, and who provides it where.
struct ListedService {
    std::string territory;
    std::vector<std::string> provider;  ///< its names
    TrustedService service;
};
using ListedServicePointer = std::shared_ptr<const ListedService>;

/// The certificates a chain may end at, as DER: roots, or issuers a trusted list names directly,
/// each with what the list says of it. A value; "none loaded" is not an error here, the report
/// says so.
class TrustAnchors {
public:
    TrustAnchors() = default;

    /// Adds every certificate of a PEM text, or one DER: trusted for signatures and time-stamps.
    /// Throws CryptoError when there is none.
    void add(const std::string& pem_or_der);

    /// Adds the services of a list: those that issue certificates (CA/QC, CA/PKC, national roots)
    /// are anchors of signatures and time-stamps, those that stamp times (TSA…) of time-stamps,
    /// others of nothing. What can't be read as a certificate is left out.
    void add(const TrustedList& list);

    const std::vector<std::string>& certificates() const { return certificates_; }  ///< all
    std::vector<std::string> for_signatures() const;
    std::vector<std::string> for_timestamps() const;
    const std::vector<ListedServicePointer>& services() const { return services_; }
    bool empty() const { return certificates_.empty(); }

private:
    struct Uses {
        bool signatures = false;
        bool timestamps = false;
    };
    void add_certificate(const std::string& der, Uses uses);
    std::vector<std::string> of_use(bool Uses::*use) const;

    std::vector<std::string> certificates_;
    std::vector<Uses> uses_;  ///< of each of them
    std::vector<ListedServicePointer> services_;
};

}  // namespace okienko::signing
