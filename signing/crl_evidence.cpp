#include "signing/crl_evidence.h"

#include <array>
#include <ctime>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "signing/algorithm_suite.h"
#include "signing/algorithms.h"

namespace okienko::signing {

namespace {

using Status = RevocationEvidence::Status;
using Distribution = std::unique_ptr<ISSUING_DIST_POINT, decltype(&ISSUING_DIST_POINT_free)>;

/// Whether a point of the certificate's names one of the list's own names (6.3.3, b.2.i).
bool shares_name(const DIST_POINT_NAME* of_list, const CRL_DIST_POINTS* of_certificate) {
    if (of_list->type != 0 || of_certificate == nullptr) return false;
    for (int i = 0; i < sk_DIST_POINT_num(of_certificate); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(of_certificate, i);
        if (point->distpoint == nullptr || point->distpoint->type != 0) continue;
        for (int a = 0; a < sk_GENERAL_NAME_num(point->distpoint->name.fullname); ++a) {
            for (int b = 0; b < sk_GENERAL_NAME_num(of_list->name.fullname); ++b) {
                if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(point->distpoint->name.fullname, a),
                                     sk_GENERAL_NAME_value(of_list->name.fullname, b)) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool is_in_part(const ISSUING_DIST_POINT* part, const ParsedCertificate& certificate) {
    if (part->indirectCRL != 0 || part->onlyattr != 0 || part->onlysomereasons != nullptr) {
        return false;
    }
    if (part->onlyuser != 0 && certificate.authority) return false;
    if (part->onlyCA != 0 && !certificate.authority) return false;
    if (part->distpoint == nullptr) return true;
    auto* points = static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(certificate.handle.get(), NID_crl_distribution_points, nullptr, nullptr));
    const bool shared = shares_name(part->distpoint, points);
    CRL_DIST_POINTS_free(points);
    return shared;
}

/// Whether the list is complete for the certificate: every critical extension is understood.
bool speaks_of(X509_CRL* list, const ParsedCertificate& certificate) {
    for (int i = 0; i < X509_CRL_get_ext_count(list); ++i) {
        X509_EXTENSION* extension = X509_CRL_get_ext(list, i);
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (nid == NID_delta_crl) return false;
        if (nid == NID_issuing_distribution_point) {
            const Distribution part(static_cast<ISSUING_DIST_POINT*>(X509V3_EXT_d2i(extension)),
                                    &ISSUING_DIST_POINT_free);
            if (!part || !is_in_part(part.get(), certificate)) return false;
        } else if (X509_EXTENSION_get_critical(extension) == 1 &&
                   nid != NID_authority_key_identifier && nid != NID_crl_number) {
            return false;
        }
    }
    return true;
}

bool may_sign_lists(const ParsedCertificate& issuer) {
    return (X509_get_key_usage(issuer.handle.get()) & KU_CRL_SIGN) != 0;  // all ones when absent
}

/// X.509 (2014), 9.5.2.8: expiredCertsOnCRL.
std::optional<std::chrono::sys_seconds> keeps_expired_since(const X509_CRL* list) {
    static const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> oid(
        OBJ_txt2obj("2.5.29.60", 1), &ASN1_OBJECT_free);
    const int place = X509_CRL_get_ext_by_OBJ(list, oid.get(), -1);
    if (place < 0) return std::nullopt;
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_CRL_get_ext(list, place));
    const unsigned char* at = ASN1_STRING_get0_data(value);
    const std::unique_ptr<ASN1_GENERALIZEDTIME, decltype(&ASN1_GENERALIZEDTIME_free)> time(
        d2i_ASN1_GENERALIZEDTIME(nullptr, &at, ASN1_STRING_length(value)),
        &ASN1_GENERALIZEDTIME_free);
    return instant_of(time.get());
}

/// The entry of a certificate, when there is one.
void read_entry(const X509_REVOKED* entry, RevocationEvidence& evidence) {
    evidence.status = Status::revoked;
    evidence.revoked_at = instant_of(X509_REVOKED_get0_revocationDate(entry));
    const std::unique_ptr<ASN1_ENUMERATED, decltype(&ASN1_ENUMERATED_free)> reason(
        static_cast<ASN1_ENUMERATED*>(
            X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)),
        &ASN1_ENUMERATED_free);
    if (!reason) return;
    const long code = ASN1_ENUMERATED_get(reason.get());
    evidence.reason = name_of_reason(code);
    if (code == CRL_REASON_CERTIFICATE_HOLD) evidence.status = Status::on_hold;
    if (code == CRL_REASON_REMOVE_FROM_CRL) evidence.status = Status::good;
}

}  // namespace

std::optional<std::chrono::sys_seconds> instant_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

std::string name_of_reason(long code) {
    constexpr std::array names = {"",
                                  "keyCompromise",
                                  "cACompromise",
                                  "affiliationChanged",
                                  "superseded",
                                  "cessationOfOperation",
                                  "certificateHold",
                                  "",
                                  "removeFromCRL",
                                  "privilegeWithdrawn",
                                  "aACompromise"};
    return code < 0 || static_cast<std::size_t>(code) >= names.size()
               ? std::string()
               : names[static_cast<std::size_t>(code)];
}

std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> read_crl(std::string_view der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    return {d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())), &X509_CRL_free};
}

bool is_crl(std::string_view der) {
    const bool read = read_crl(der) != nullptr;
    ERR_clear_error();
    return read;
}

std::optional<RevocationEvidence> crl_about(X509_CRL* list,
                                            const ParsedCertificate& certificate,
                                            const ParsedCertificate& issuer,
                                            const AlgorithmSuite& suite) {
    if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_issuer_name(certificate.handle.get())) !=
            0 ||
        !may_sign_lists(issuer) || !speaks_of(list, certificate) || issuer.key == nullptr ||
        X509_CRL_verify(list, issuer.key) != 1) {
        return std::nullopt;
    }
    const auto issued = instant_of(X509_CRL_get0_lastUpdate(list));
    if (!issued) return std::nullopt;
    RevocationEvidence evidence;
    evidence.kind = RevocationValue::Kind::crl;
    evidence.status = Status::good;
    evidence.this_update = *issued;
    evidence.next_update = instant_of(X509_CRL_get0_nextUpdate(list));
    evidence.expired_since = keeps_expired_since(list);
    evidence.algorithm_expiry = suite.signature_expiry(X509_CRL_get_signature_nid(list));
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(list, &entry, certificate.handle.get()) != 0) {
        read_entry(entry, evidence);
    }
    return evidence;
}

}  // namespace okienko::signing
