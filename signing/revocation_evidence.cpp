#include "signing/revocation_evidence.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "signing/crl_evidence.h"
#include "signing/digest.h"
#include "signing/ocsp_evidence.h"

namespace okienko::signing {

namespace {

constexpr std::size_t longest = 32U << 20U;
constexpr std::size_t most = 400;

}  // namespace

struct RevocationCollection::Crl {
    std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list;
    std::string id;
};
struct RevocationCollection::Ocsp {
    std::unique_ptr<OCSP_BASICRESP, decltype(&OCSP_BASICRESP_free)> response;
    std::string id;
};

RevocationCollection::RevocationCollection(AlgorithmSuite suite, const ListedServices* services)
    : suite_(std::move(suite)), services_(services) {}
RevocationCollection::~RevocationCollection() = default;
RevocationCollection::RevocationCollection(RevocationCollection&&) noexcept = default;
RevocationCollection& RevocationCollection::operator=(RevocationCollection&&) noexcept = default;

bool RevocationCollection::empty() const {
    return crls_.empty() && responses_.empty();
}

void RevocationCollection::add(const RevocationValue& value) {
    if (value.der.empty() || value.der.size() > longest ||
        crls_.size() + responses_.size() >= most) {
        return;
    }
    const std::string id(sha256(value.der).raw());
    if (value.kind == RevocationValue::Kind::crl) {
        if (auto list = read_crl(value.der)) crls_.push_back({std::move(list), id});
    } else if (auto response = read_ocsp(value.der)) {
        responses_.push_back({std::move(response), id});
    }
    ERR_clear_error();
}

bool RevocationCollection::mentions(const ParsedCertificate& certificate,
                                    const ParsedCertificate& issuer) const {
    const X509_NAME* name = X509_get_issuer_name(certificate.handle.get());
    const bool listed = std::any_of(crls_.begin(), crls_.end(), [&](const Crl& one) {
        return X509_NAME_cmp(X509_CRL_get_issuer(one.list.get()), name) == 0;
    });
    if (listed) return true;
    const bool answered = std::any_of(responses_.begin(), responses_.end(), [&](const Ocsp& one) {
        return answers_about(one.response.get(), certificate, issuer);
    });
    ERR_clear_error();
    return answered;
}

std::vector<RevocationEvidence> RevocationCollection::about(
    const ParsedCertificate& certificate,
    const ParsedCertificate& issuer,
    std::span<const CertificatePointer> offered) const {
    std::vector<RevocationEvidence> found;
    const auto keep = [&](std::optional<RevocationEvidence> evidence, const std::string& id) {
        if (!evidence) return;
        evidence->id = id;
        found.push_back(*std::move(evidence));
    };
    for (const Crl& one : crls_)
        keep(crl_about(one.list.get(), certificate, issuer, suite_), one.id);
    for (const Ocsp& one : responses_) {
        keep(ocsp_about(one.response.get(), certificate, issuer, offered, suite_, services_),
             one.id);
    }
    ERR_clear_error();
    return found;
}

}  // namespace okienko::signing
