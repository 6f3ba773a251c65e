#include "tests/unit/signing/proof_authority.h"

#include <stdexcept>

#include <openssl/ocsp.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

namespace okienko::signing::testing {

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Time = std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)>;

void check(bool done) {
    if (!done) throw std::runtime_error("OpenSSL failed in a test");
}

Certificate read(const TestCertificate& certificate) {
    const auto* at = reinterpret_cast<const unsigned char*>(certificate.der.data());
    Certificate read(d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size())), &X509_free);
    check(read != nullptr);
    return read;
}

template <typename Object, typename Write>
std::string der_of(Object* object, Write write) {
    unsigned char* bytes = nullptr;
    const int length = write(object, &bytes);
    check(length > 0);
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

Time time_of(std::chrono::sys_seconds time) {
    return {ASN1_TIME_set(nullptr, time.time_since_epoch().count()), &ASN1_TIME_free};
}
Time generalized(std::chrono::sys_seconds time) {
    return {ASN1_GENERALIZEDTIME_set(nullptr, time.time_since_epoch().count()), &ASN1_TIME_free};
}

ASN1_INTEGER* serial(TS_resp_ctx*, void*) {
    ASN1_INTEGER* made = ASN1_INTEGER_new();
    ASN1_INTEGER_set(made, 1);
    return made;
}
int stated(TS_resp_ctx*, void* data, long* seconds, long* microseconds) {
    *seconds = *static_cast<long*>(data);
    *microseconds = 0;
    return 1;
}

std::string sha256_of(const std::string& octets) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    std::size_t length = 0;
    check(EVP_Q_digest(nullptr, "SHA256", nullptr, octets.data(), octets.size(), digest, &length) ==
          1);
    return {reinterpret_cast<const char*>(digest), length};
}

/// A request over a digest, DER, in memory.
std::unique_ptr<BIO, decltype(&BIO_free_all)> request_over(std::string digest) {
    const std::unique_ptr<TS_REQ, decltype(&TS_REQ_free)> request(TS_REQ_new(), &TS_REQ_free);
    const std::unique_ptr<TS_MSG_IMPRINT, decltype(&TS_MSG_IMPRINT_free)> imprint(
        TS_MSG_IMPRINT_new(), &TS_MSG_IMPRINT_free);
    const std::unique_ptr<X509_ALGOR, decltype(&X509_ALGOR_free)> algorithm(X509_ALGOR_new(),
                                                                            &X509_ALGOR_free);
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    check(TS_REQ_set_version(request.get(), 1) == 1 &&
          TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
          TS_MSG_IMPRINT_set_msg(imprint.get(),
                                 reinterpret_cast<unsigned char*>(digest.data()),
                                 static_cast<int>(digest.size())) == 1 &&
          TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1 &&
          TS_REQ_set_cert_req(request.get(), 1) == 1);
    std::unique_ptr<BIO, decltype(&BIO_free_all)> written(BIO_new(BIO_s_mem()), &BIO_free_all);
    check(i2d_TS_REQ_bio(written.get(), request.get()) == 1);
    return written;
}

CertificateWish authority_wish() {
    CertificateWish wish;
    wish.name = "Próbny urząd";
    wish.organization = "Próbny urząd";
    wish.authority = true;
    wish.from = std::chrono::sys_days(std::chrono::year(2010) / 1 / 1);
    wish.to = std::chrono::sys_days(std::chrono::year(2045) / 1 / 1);
    return wish;
}
CertificateWish service_wish(const std::string& name, const std::string& usage, long number) {
    CertificateWish wish = authority_wish();
    wish.name = name;
    wish.authority = false;
    wish.extended_usage = usage;
    wish.serial = number;
    return wish;
}

}  // namespace

ProofAuthority::ProofAuthority()
    : key_(ec_key("P-256")),
      certificate_(testing::certificate(key_, authority_wish())),
      stamping_key_(ec_key("P-256")),
      stamping_(issue(stamping_key_, service_wish("Zegar", "critical,timeStamping", 21))),
      responding_key_(ec_key("P-256")),
      responding_(issue(responding_key_, service_wish("Odpowiadacz", "OCSPSigning", 22))) {}

TrustAnchors ProofAuthority::anchors() const {
    TrustAnchors anchors;
    anchors.add(certificate_.der);
    return anchors;
}

TestCertificate ProofAuthority::issue(const Key& key, const CertificateWish& wish) const {
    return issued(key, wish, key_, certificate_);
}

std::string ProofAuthority::stamp(const std::string& octets, std::chrono::sys_seconds time) const {
    return stamp_digest(sha256_of(octets), time);
}

std::string ProofAuthority::stamp_digest(const std::string& digest,
                                         std::chrono::sys_seconds time) const {
    const std::unique_ptr<TS_RESP_CTX, decltype(&TS_RESP_CTX_free)> context(TS_RESP_CTX_new(),
                                                                            &TS_RESP_CTX_free);
    const Certificate signer = read(stamping_);
    const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> policy(
        OBJ_txt2obj("1.2.3.4.1", 1), &ASN1_OBJECT_free);
    check(TS_RESP_CTX_set_signer_cert(context.get(), signer.get()) == 1 &&
          TS_RESP_CTX_set_signer_key(context.get(), stamping_key_.get()) == 1 &&
          TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256()) == 1 &&
          TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256()) == 1 &&
          TS_RESP_CTX_add_md(context.get(), EVP_sha256()) == 1 &&
          TS_RESP_CTX_set_def_policy(context.get(), policy.get()) == 1);
    TS_RESP_CTX_set_serial_cb(context.get(), &serial, nullptr);
    long seconds = time.time_since_epoch().count();
    TS_RESP_CTX_set_time_cb(context.get(), &stated, &seconds);
    const auto request = request_over(digest);
    const std::unique_ptr<TS_RESP, decltype(&TS_RESP_free)> response(
        TS_RESP_create_response(context.get(), request.get()), &TS_RESP_free);
    check(response && TS_RESP_get_token(response.get()) != nullptr);
    return der_of(TS_RESP_get_token(response.get()), &i2d_PKCS7);
}

std::string ProofAuthority::crl(const TestCertificate& about, const Answer& answer) const {
    const Certificate issuer = read(certificate_);
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(X509_CRL_new(), &X509_CRL_free);
    check(X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
          X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.get())) == 1 &&
          X509_CRL_set1_lastUpdate(list.get(), time_of(answer.issued).get()) == 1 &&
          X509_CRL_set1_nextUpdate(list.get(), time_of(answer.next).get()) == 1);
    if (answer.revoked) {
        X509_REVOKED* entry = X509_REVOKED_new();
        const Certificate revoked = read(about);
        check(X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(revoked.get())) == 1 &&
              X509_REVOKED_set_revocationDate(entry, time_of(*answer.revoked).get()) == 1 &&
              X509_CRL_add0_revoked(list.get(), entry) == 1);
    }
    X509_CRL_sort(list.get());
    check(X509_CRL_sign(list.get(), key_.get(), EVP_sha256()) > 0);
    return der_of(list.get(), &i2d_X509_CRL);
}

std::string ProofAuthority::ocsp_by(const Key& key,
                                    const TestCertificate& responder,
                                    const TestCertificate& about,
                                    const Answer& answer) const {
    const std::unique_ptr<OCSP_BASICRESP, decltype(&OCSP_BASICRESP_free)> basic(
        OCSP_BASICRESP_new(), &OCSP_BASICRESP_free);
    const Certificate issuer = read(certificate_);
    const Certificate subject = read(about);
    const Certificate signer = read(responder);
    OCSP_CERTID* named = OCSP_cert_to_id(EVP_sha1(), subject.get(), issuer.get());
    const Time revoked = generalized(answer.revoked.value_or(answer.issued));
    check(
        OCSP_basic_add1_status(basic.get(),
                               named,
                               answer.revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                               OCSP_REVOKED_STATUS_KEYCOMPROMISE,
                               revoked.get(),
                               generalized(answer.issued).get(),
                               generalized(answer.next).get()) != nullptr);
    OCSP_CERTID_free(named);
    check(OCSP_basic_sign(basic.get(), signer.get(), key.get(), EVP_sha256(), nullptr, 0) == 1);
    const std::unique_ptr<OCSP_RESPONSE, decltype(&OCSP_RESPONSE_free)> response(
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()), &OCSP_RESPONSE_free);
    return der_of(response.get(), &i2d_OCSP_RESPONSE);
}

std::string ProofAuthority::ocsp(const TestCertificate& about, const Answer& answer) const {
    return ocsp_by(responding_key_, responding_, about, answer);
}

std::string ProofAuthority::ocsp_by_stranger(const TestCertificate& about,
                                             const Answer& answer) const {
    return ocsp_by(stamping_key_, stamping_, about, answer);
}

}  // namespace okienko::signing::testing
