#include "signing/ocsp_evidence.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "signing/crl_evidence.h"

namespace okienko::signing {

namespace {

using Basic = std::unique_ptr<OCSP_BASICRESP, decltype(&OCSP_BASICRESP_free)>;
using Identifier = std::unique_ptr<OCSP_CERTID, decltype(&OCSP_CERTID_free)>;
using Borrowed = std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)>;

/// The answer about the certificate, by the hash function each answer chose for its names.
OCSP_SINGLERESP* answer_about(OCSP_BASICRESP* response,
                              const ParsedCertificate& certificate,
                              const ParsedCertificate& issuer) {
    constexpr int most = 100;
    for (int i = 0; i < OCSP_resp_count(response) && i < most; ++i) {
        OCSP_SINGLERESP* answer = OCSP_resp_get0(response, i);
        auto* named = const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(answer));
        ASN1_OBJECT* digest = nullptr;
        if (OCSP_id_get0_info(nullptr, &digest, nullptr, nullptr, named) != 1) continue;
        const EVP_MD* algorithm = EVP_get_digestbyobj(digest);
        if (algorithm == nullptr) continue;
        const Identifier wanted(
            OCSP_cert_to_id(algorithm, certificate.handle.get(), issuer.handle.get()),
            &OCSP_CERTID_free);
        if (wanted && OCSP_id_cmp(wanted.get(), named) == 0) return answer;
    }
    return nullptr;
}

using Certificates = std::span<const CertificatePointer>;

/// A list names a key; the certificate around it may have been renewed.
bool has_name_and_key(X509* responder, const ParsedCertificate& listed) {
    return listed.key != nullptr &&
           X509_NAME_cmp(X509_get_subject_name(responder),
                         X509_get_subject_name(listed.handle.get())) == 0 &&
           EVP_PKEY_eq(X509_get0_pubkey(responder), listed.key) == 1;
}

/// RFC 6960, 4.2.2.2: the issuer itself, one that is configured here, or one whose certificate the
/// issuer signed for OCSP.
bool may_answer(X509* responder,
                const ParsedCertificate& issuer,
                Certificates configured,
                std::chrono::sys_seconds produced) {
    if (X509_cmp(responder, issuer.handle.get()) == 0) return true;
    const auto from = instant_of(X509_get0_notBefore(responder));
    const auto to = instant_of(X509_get0_notAfter(responder));
    if (!from || !to || produced < *from || produced > *to) return false;
    for (const CertificatePointer& listed : configured) {
        if (has_name_and_key(responder, *listed)) return true;
    }
    const bool named = (X509_get_extension_flags(responder) & EXFLAG_XKUSAGE) != 0 &&
                       (X509_get_extended_key_usage(responder) & XKU_OCSP_SIGN) != 0;
    if (!named) return false;
    return X509_NAME_cmp(X509_get_issuer_name(responder),
                         X509_get_subject_name(issuer.handle.get())) == 0 &&
           issuer.key != nullptr && X509_verify(responder, issuer.key) == 1;
}

bool is_authentic(OCSP_BASICRESP* response,
                  const ParsedCertificate& issuer,
                  Certificates offered,
                  Certificates configured,
                  std::chrono::sys_seconds produced) {
    const Borrowed others(sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    if (!others) return false;
    sk_X509_push(others.get(), issuer.handle.get());
    for (const auto& one : offered) sk_X509_push(others.get(), one->handle.get());
    for (const auto& one : configured) sk_X509_push(others.get(), one->handle.get());
    X509* responder = nullptr;
    if (OCSP_resp_get0_signer(response, &responder, others.get()) != 1 || responder == nullptr ||
        !may_answer(responder, issuer, configured, produced)) {
        return false;
    }
    // The signature alone: who may answer was decided above.
    return OCSP_basic_verify(response, others.get(), nullptr, OCSP_NOVERIFY) == 1;
}

/// RFC 6960, 4.4.4: since when it also answers about expired certificates.
std::optional<std::chrono::sys_seconds> archive_cutoff(OCSP_SINGLERESP* answer) {
    const std::unique_ptr<ASN1_GENERALIZEDTIME, decltype(&ASN1_GENERALIZEDTIME_free)> time(
        static_cast<ASN1_GENERALIZEDTIME*>(
            OCSP_SINGLERESP_get1_ext_d2i(answer, NID_id_pkix_OCSP_archiveCutoff, nullptr, nullptr)),
        &ASN1_GENERALIZEDTIME_free);
    return instant_of(time.get());
}

std::optional<RevocationEvidence> read_answer(OCSP_SINGLERESP* answer) {
    int reason = -1;
    ASN1_GENERALIZEDTIME* revoked = nullptr;
    ASN1_GENERALIZEDTIME* this_update = nullptr;
    ASN1_GENERALIZEDTIME* next_update = nullptr;
    const int status =
        OCSP_single_get0_status(answer, &reason, &revoked, &this_update, &next_update);
    const auto issued = instant_of(this_update);
    if (!issued) return std::nullopt;
    RevocationEvidence evidence;
    evidence.kind = RevocationValue::Kind::ocsp;
    evidence.this_update = *issued;
    evidence.next_update = instant_of(next_update);
    evidence.expired_since = archive_cutoff(answer);
    using Status = RevocationEvidence::Status;
    if (status == V_OCSP_CERTSTATUS_GOOD) evidence.status = Status::good;
    if (status == V_OCSP_CERTSTATUS_REVOKED) {
        evidence.status =
            reason == OCSP_REVOKED_STATUS_CERTIFICATEHOLD ? Status::on_hold : Status::revoked;
        evidence.revoked_at = instant_of(revoked);
        evidence.reason = name_of_reason(reason);
    }
    return evidence;
}

}  // namespace

Basic read_ocsp(std::string_view der) {
    const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
    const auto size = static_cast<long>(der.size());
    const unsigned char* at = begin;
    const std::unique_ptr<OCSP_RESPONSE, decltype(&OCSP_RESPONSE_free)> whole(
        d2i_OCSP_RESPONSE(nullptr, &at, size), &OCSP_RESPONSE_free);
    ERR_clear_error();
    if (whole) {
        if (OCSP_response_status(whole.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
            return {nullptr, &OCSP_BASICRESP_free};
        }
        return {OCSP_response_get1_basic(whole.get()), &OCSP_BASICRESP_free};
    }
    at = begin;
    return {d2i_OCSP_BASICRESP(nullptr, &at, size), &OCSP_BASICRESP_free};
}

bool answers_about(OCSP_BASICRESP* response,
                   const ParsedCertificate& certificate,
                   const ParsedCertificate& issuer) {
    return answer_about(response, certificate, issuer) != nullptr;
}

std::optional<RevocationEvidence> ocsp_about(OCSP_BASICRESP* response,
                                             const ParsedCertificate& certificate,
                                             const ParsedCertificate& issuer,
                                             Certificates offered,
                                             const AlgorithmSuite& suite,
                                             const ListedServices* services) {
    OCSP_SINGLERESP* answer = answer_about(response, certificate, issuer);
    if (answer == nullptr) return std::nullopt;
    const auto produced = instant_of(OCSP_resp_get0_produced_at(response));
    if (!produced) return std::nullopt;
    std::vector<CertificatePointer> configured;
    if (services != nullptr) configured = services->responders(issuer, *produced);
    if (!is_authentic(response, issuer, offered, configured, *produced)) return std::nullopt;
    auto evidence = read_answer(answer);
    if (!evidence) return std::nullopt;
    const X509_ALGOR* algorithm = OCSP_resp_get0_tbs_sigalg(response);
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    evidence->algorithm_expiry = suite.signature_expiry(OBJ_obj2nid(object));
    return evidence;
}

}  // namespace okienko::signing
