#include "signing/listed_services.h"

#include <algorithm>
#include <set>

#include "signing/digest.h"
#include "signing/refusal.h"

namespace okienko::signing {

namespace {

std::string name_and_key(const ParsedCertificate& certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.handle.get()), &bytes);
    if (length <= 0) return {};
    std::string both(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    both += certificate.subject_der;
    return std::string(sha256(both).raw());
}

bool had_type(const TrustedService& service, std::string_view type) {
    return std::any_of(service.periods.begin(),
                       service.periods.end(),
                       [&](const ServicePeriod& period) { return period.type == type; });
}

}  // namespace

ListedServices::ListedServices(const TrustAnchors& anchors, CertificateCache& certificates)
    : services_(anchors.services()) {
    std::set<std::string> issuing;
    std::set<std::string> stamping;
    for (const ListedServicePointer& listed : services_) {
        std::set<std::string> keys;
        for (const std::string& der : listed->service.certificates()) {
            try {
                const CertificatePointer certificate = certificates.get(der);
                keys.insert(name_and_key(*certificate));
                if (had_type(listed->service, service_type::ca_qc)) issuing.insert(der);
                if (had_type(listed->service, service_type::tsa_qtst)) stamping.insert(der);
            } catch (const Refusal&) {
                continue;  // a list may hold one that can't be read; nothing leads to it
            }
        }
        for (const std::string& key : keys) by_name_and_key_.emplace(key, listed);
    }
    issuers_ =
        std::make_unique<ChainBuilder>(std::vector(issuing.begin(), issuing.end()), certificates);
    stampers_ =
        std::make_unique<ChainBuilder>(std::vector(stamping.begin(), stamping.end()), certificates);
}

std::vector<ServiceAtTime> ListedServices::find(ChainBuilder& chains,
                                                std::string_view type,
                                                const CertificatePointer& certificate,
                                                const std::vector<CertificatePointer>& offered,
                                                std::chrono::sys_seconds time) const {
    const ChainFacts chain = chains.build(certificate, offered, time);
    std::vector<ServiceAtTime> found;
    if (chain.path.empty()) return found;
    const auto [first, last] = by_name_and_key_.equal_range(name_and_key(*chain.path.back()));
    for (auto one = first; one != last; ++one) {
        const ListedService& listed = *one->second;
        const ServicePeriod* period = listed.service.at(time);
        if (period == nullptr || period->type != type) continue;
        found.push_back({period, listed.provider, listed.territory});
    }
    return found;
}

std::vector<ServiceAtTime> ListedServices::issuing(const CertificatePointer& certificate,
                                                   const std::vector<CertificatePointer>& offered,
                                                   std::chrono::sys_seconds time) const {
    return find(*issuers_, service_type::ca_qc, certificate, offered, time);
}

std::vector<ServiceAtTime> ListedServices::stamping(const CertificatePointer& certificate,
                                                    const std::vector<CertificatePointer>& offered,
                                                    std::chrono::sys_seconds time) const {
    return find(*stampers_, service_type::tsa_qtst, certificate, offered, time);
}

bool ListedServices::vouched(const ParsedCertificate& anchor,
                             std::chrono::sys_seconds issued) const {
    const auto [first, last] = by_name_and_key_.equal_range(name_and_key(anchor));
    if (first == last) return true;
    return std::any_of(first, last, [&](const auto& one) {
        const ServicePeriod* period = one.second->service.at(issued);
        return period == nullptr || period->is_active();
    });
}

}  // namespace okienko::signing
