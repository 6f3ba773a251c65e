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

/// TS 119 612, 5.5.1: Certstatus/OCSP, Certstatus/OCSP/QC.
bool is_responder(const ServicePeriod& period) {
    return period.type == "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP" ||
           period.type == "http://uri.etsi.org/TrstSvc/Svctype/Certstatus/OCSP/QC";
}

bool is_responder(const TrustedService& service) {
    return std::any_of(service.periods.begin(),
                       service.periods.end(),
                       [](const ServicePeriod& period) { return is_responder(period); });
}

bool of_one_provider(const ListedService& one, const ListedService& other) {
    return !one.provider.empty() && one.provider == other.provider &&
           one.territory == other.territory;
}

/// What can't be read is left out.
std::vector<CertificatePointer> certificates_of(const ListedService& listed,
                                                CertificateCache& certificates) {
    std::vector<CertificatePointer> read;
    for (const std::string& der : listed.service.certificates()) {
        try {
            read.push_back(certificates.get(der));
        } catch (const Refusal&) {
            continue;  // a list may hold one that can't be read; nothing leads to it
        }
    }
    return read;
}

}  // namespace

ListedServices::ListedServices(const TrustAnchors& anchors, CertificateCache& certificates)
    : services_(anchors.services()) {
    std::set<std::string> issuing;
    std::set<std::string> stamping;
    for (const ListedServicePointer& listed : services_) {
        if (is_responder(listed->service)) {
            responders_.push_back({listed, certificates_of(*listed, certificates)});
        }
        // One that only answers vouches for nothing that is issued.
        if (!listed->service.is_authority() && !listed->service.is_timestamping()) continue;
        std::set<std::string> keys;
        for (const CertificatePointer& certificate : certificates_of(*listed, certificates)) {
            keys.insert(name_and_key(*certificate));
            if (had_type(listed->service, service_type::ca_qc)) issuing.insert(certificate->der);
            if (had_type(listed->service, service_type::tsa_qtst)) {
                stamping.insert(certificate->der);
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

std::vector<CertificatePointer> ListedServices::responders(const ParsedCertificate& issuer,
                                                           std::chrono::sys_seconds time) const {
    std::vector<CertificatePointer> found;
    if (responders_.empty()) return found;
    const auto [first, last] = by_name_and_key_.equal_range(name_and_key(issuer));
    for (const Responder& one : responders_) {
        const ServicePeriod* period = one.service->service.at(time);
        if (period == nullptr || !is_responder(*period) || !period->is_active()) continue;
        const bool known = std::any_of(first, last, [&](const auto& issuing) {
            return issuing.second->service.is_authority() &&
                   of_one_provider(*issuing.second, *one.service);
        });
        if (!known) continue;
        found.insert(found.end(), one.certificates.begin(), one.certificates.end());
    }
    return found;
}

}  // namespace okienko::signing
