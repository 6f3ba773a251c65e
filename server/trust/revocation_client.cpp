#include "server/trust/revocation_client.h"

#include <memory>
#include <optional>

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "signing/crl_evidence.h"
#include "signing/crypto_error.h"
#include "signing/ocsp_evidence.h"
#include "signing/refusal.h"

namespace okienko::trust {

namespace {

using Fault = signing::SourceFault;
using Kind = signing::RevocationValue::Kind;

constexpr std::size_t most_lists = 64;
constexpr std::size_t most_addresses = 4;

std::string text_of(const ASN1_STRING* text) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::vector<std::string> ocsp_addresses(X509* certificate) {
    std::vector<std::string> found;
    STACK_OF(OPENSSL_STRING)* addresses = X509_get1_ocsp(certificate);
    for (int i = 0; i < sk_OPENSSL_STRING_num(addresses); ++i) {
        const std::string url = sk_OPENSSL_STRING_value(addresses, i);
        if (is_web_address(url) && found.size() < most_addresses) found.push_back(url);
    }
    X509_email_free(addresses);
    return found;
}

/// The distribution points that hold whole lists of the issuer itself.
std::vector<std::string> crl_addresses(const X509* certificate) {
    std::vector<std::string> found;
    const std::unique_ptr<CRL_DIST_POINTS, decltype(&CRL_DIST_POINTS_free)> points(
        static_cast<CRL_DIST_POINTS*>(
            X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)),
        &CRL_DIST_POINTS_free);
    for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(points.get(), i);
        const bool whole = point->reasons == nullptr && point->CRLissuer == nullptr;
        if (!whole || point->distpoint == nullptr || point->distpoint->type != 0) continue;
        const GENERAL_NAMES* names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); ++j) {
            const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, j);
            if (name->type != GEN_URI) continue;
            const std::string url = text_of(name->d.uniformResourceIdentifier);
            if (is_web_address(url) && found.size() < most_addresses) found.push_back(url);
        }
    }
    return found;
}

std::string ocsp_request(X509* certificate, X509* issuer) {
    const std::unique_ptr<OCSP_REQUEST, decltype(&OCSP_REQUEST_free)> request(OCSP_REQUEST_new(),
                                                                              &OCSP_REQUEST_free);
    // RFC 5019, 2.1.1: SHA-1 names the certificate, because every responder knows that.
    OCSP_CERTID* id = OCSP_cert_to_id(EVP_sha1(), certificate, issuer);
    if (!request || id == nullptr || OCSP_request_add0_id(request.get(), id) == nullptr) {
        signing::throw_crypto_error("cannot write an OCSP request");
    }
    unsigned char* bytes = nullptr;
    const int length = i2d_OCSP_REQUEST(request.get(), &bytes);
    if (length <= 0) signing::throw_crypto_error("cannot write an OCSP request");
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

/// RFC 6960, 4.2.1: OCSPResponseStatus; nullopt when it is successful.
std::optional<Fault> status_fault(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<OCSP_RESPONSE, decltype(&OCSP_RESPONSE_free)> response(
        d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())), &OCSP_RESPONSE_free);
    ERR_clear_error();
    if (!response) return Fault{Fault::Kind::unusable, "what came is no OCSP response"};
    const int status = OCSP_response_status(response.get());
    if (status == OCSP_RESPONSE_STATUS_SUCCESSFUL) return std::nullopt;
    const bool later =
        status == OCSP_RESPONSE_STATUS_TRYLATER || status == OCSP_RESPONSE_STATUS_INTERNALERROR;
    return Fault{later ? Fault::Kind::unavailable : Fault::Kind::refused,
                 std::string("the OCSP responder says: ") + OCSP_response_status_str(status)};
}

/// The one that leaves most hope is told.
void remember(std::optional<Fault>& told, const Fault& fault) {
    if (!told || fault.kind == Fault::Kind::unavailable) told = fault;
}

}  // namespace

std::variant<signing::RevocationValue, Fault> RevocationClient::about(
    std::string_view certificate_der, std::string_view issuer_der) const {
    std::optional<Fault> told;
    try {
        const Parsed certificate(certificate_der);
        const Parsed issuer(issuer_der);
        for (const std::string& url : ocsp_addresses(certificate.handle.get())) {
            Answer answer = by_ocsp(url, certificate, issuer);
            if (std::holds_alternative<signing::RevocationValue>(answer)) return answer;
            remember(told, std::get<Fault>(answer));
        }
        for (const std::string& url : crl_addresses(certificate.handle.get())) {
            Answer answer = by_crl(url, certificate, issuer);
            if (std::holds_alternative<signing::RevocationValue>(answer)) return answer;
            remember(told, std::get<Fault>(answer));
        }
    } catch (const signing::Refusal& refusal) {
        return Fault{Fault::Kind::nobody, refusal.what()};
    }
    return told.value_or(
        Fault{Fault::Kind::nobody, "the certificate names no place of http that tells"});
}

RevocationClient::Answer RevocationClient::by_ocsp(const std::string& url,
                                                   const Parsed& certificate,
                                                   const Parsed& issuer) const {
    const auto came =
        exchange({.url = url,
                  .media_type = "application/ocsp-request",
                  .body = ocsp_request(certificate.handle.get(), issuer.handle.get())},
                 limits_);
    if (const auto* fault = std::get_if<Fault>(&came)) return *fault;
    const auto& der = std::get<std::string>(came);
    if (auto fault = status_fault(der)) return *std::move(fault);
    const auto response = signing::read_ocsp(der);
    if (!response || !signing::ocsp_about(response.get(), certificate, issuer, {}, {})) {
        return Fault{Fault::Kind::unusable, url + " says nothing it may say about the certificate"};
    }
    return signing::RevocationValue{Kind::ocsp, der, 0};
}

RevocationClient::Answer RevocationClient::by_crl(const std::string& url,
                                                  const Parsed& certificate,
                                                  const Parsed& issuer) const {
    const auto came = list_at(url);
    if (const auto* fault = std::get_if<Fault>(&came)) return *fault;
    const auto& der = std::get<std::string>(came);
    const auto list = signing::read_crl(der);
    if (!list || !signing::crl_about(list.get(), certificate, issuer, {})) {
        return Fault{Fault::Kind::unusable, url + " says nothing it may say about the certificate"};
    }
    keep(url, der);
    return signing::RevocationValue{Kind::crl, der, 0};
}

std::variant<std::string, Fault> RevocationClient::list_at(const std::string& url) const {
    {
        const std::lock_guard lock(mutex_);
        const auto kept = lists_.find(url);
        if (kept != lists_.end() && clock_.now() < kept->second.until) return kept->second.der;
    }
    return exchange({.url = url}, limits_);
}

/// Only what was found to be the issuer's own word.
void RevocationClient::keep(const std::string& url, const std::string& der) const {
    const auto list = signing::read_crl(der);
    const auto until = signing::instant_of(X509_CRL_get0_nextUpdate(list.get()));
    if (!until || clock_.now() >= *until) return;
    const std::lock_guard lock(mutex_);
    if (lists_.size() >= most_lists) lists_.clear();
    lists_[url] = {der, *until};
}

}  // namespace okienko::trust
