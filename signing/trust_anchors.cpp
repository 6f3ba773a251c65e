#include "signing/trust_anchors.h"

#include <algorithm>

#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/key_pair.h"

namespace okienko::signing {

namespace {

bool is_certificate(const std::string& der) {
    try {
        read_certificate(der);
        return true;
    } catch (const CryptoError&) {
        return false;
    }
}

}  // namespace

void TrustAnchors::add_certificate(const std::string& der, Uses uses) {
    const auto known = std::find(certificates_.begin(), certificates_.end(), der);
    const auto place = static_cast<std::size_t>(known - certificates_.begin());
    if (known == certificates_.end()) {
        certificates_.push_back(der);
        uses_.emplace_back();
    }
    uses_[place].signatures |= uses.signatures;
    uses_[place].timestamps |= uses.timestamps;
}

void TrustAnchors::add(const std::string& pem_or_der) {
    if (pem_or_der.find("-----BEGIN") != std::string::npos) {
        for (const std::string& der : certificates_from_pem(pem_or_der)) {
            add_certificate(der, {true, true});
        }
        return;
    }
    read_certificate(pem_or_der);  // throws unless it is one
    add_certificate(pem_or_der, {true, true});
}

void TrustAnchors::add(const TrustedList& list) {
    for (const TrustServiceProvider& provider : list.providers) {
        for (const TrustedService& service : provider.services) {
            const Uses uses{service.is_authority(),
                            service.is_authority() || service.is_timestamping()};
            services_.push_back(std::make_shared<const ListedService>(
                ListedService{list.territory, provider.names, service}));
            if (!uses.timestamps) continue;  // no anchor, such as what answers about certificates
            for (const std::string& der : service.certificates()) {
                if (is_certificate(der)) add_certificate(der, uses);
            }
        }
    }
}

std::vector<std::string> TrustAnchors::of_use(bool Uses::*use) const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < certificates_.size(); ++i) {
        if (uses_[i].*use) found.push_back(certificates_[i]);
    }
    return found;
}

std::vector<std::string> TrustAnchors::for_signatures() const {
    return of_use(&Uses::signatures);
}

std::vector<std::string> TrustAnchors::for_timestamps() const {
    return of_use(&Uses::timestamps);
}

}  // namespace okienko::signing
