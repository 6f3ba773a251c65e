#include "signing/timestamp_token.h"

#include <algorithm>
#include <ctime>
#include <memory>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "signing/algorithms.h"
#include "signing/crypto_error.h"
#include "signing/digest.h"
#include "signing/ess_certificate.h"
#include "signing/refusal.h"

namespace okienko::signing {

namespace {

constexpr std::size_t longest = 4U << 20U;

using Envelope = std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)>;
using Info = std::unique_ptr<TS_TST_INFO, decltype(&TS_TST_INFO_free)>;

[[noreturn]] void refuse(const char* reason) {
    ERR_clear_error();
    throw Refusal("token", reason);
}

std::string octets_of(const ASN1_OCTET_STRING* text) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

template <typename Object, typename Write>
std::string der_of(const Object* object, Write write) {
    unsigned char* bytes = nullptr;
    const int length = write(object, &bytes);
    if (length <= 0) return {};
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

Envelope read_envelope(std::string_view der) {
    if (der.empty() || der.size() > longest) refuse("what should be a time-stamp token is not one");
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    Envelope envelope(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())),
                      &CMS_ContentInfo_free);
    if (!envelope || OBJ_obj2nid(CMS_get0_type(envelope.get())) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(envelope.get())) != NID_id_smime_ct_TSTInfo) {
        refuse("what should be a time-stamp token is not one");
    }
    return envelope;
}

/// RFC 3161, 2.4.2: TSTInfo.
Info read_info(CMS_ContentInfo* envelope) {
    ASN1_OCTET_STRING** content = CMS_get0_content(envelope);
    if (content == nullptr || *content == nullptr) refuse("a time-stamp token without contents");
    const unsigned char* at = ASN1_STRING_get0_data(*content);
    const unsigned char* end = at + ASN1_STRING_length(*content);
    Info info(d2i_TS_TST_INFO(nullptr, &at, ASN1_STRING_length(*content)), &TS_TST_INFO_free);
    if (!info || at != end || TS_TST_INFO_get_version(info.get()) != 1) {
        refuse("a time-stamp token whose contents can't be read");
    }
    return info;
}

void describe(TS_TST_INFO* info, TokenFacts& facts) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) != 1) {
        refuse("a time-stamp token whose time can't be read");
    }
    facts.time = std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    facts.imprint_digest = digest_name_of(OBJ_obj2nid(algorithm));
    facts.imprint = octets_of(TS_MSG_IMPRINT_get_msg(imprint));
}

void read_certificates(CMS_ContentInfo* envelope, CertificateCache& cache, TokenFacts& facts) {
    constexpr int most = 30;
    STACK_OF(X509)* found = CMS_get1_certs(envelope);
    for (int i = 0; i < std::min(sk_X509_num(found), most); ++i) {
        try {
            facts.offered.push_back(cache.get(der_of(sk_X509_value(found, i), &i2d_X509)));
        } catch (const Refusal&) {
            continue;  // what names the signer will not find it
        }
    }
    sk_X509_pop_free(found, &X509_free);
    STACK_OF(X509_CRL)* lists = CMS_get1_crls(envelope);
    for (int i = 0; i < std::min(sk_X509_CRL_num(lists), most); ++i) {
        facts.revocation.push_back(
            {RevocationValue::Kind::crl, der_of(sk_X509_CRL_value(lists, i), &i2d_X509_CRL), 0});
    }
    sk_X509_CRL_pop_free(lists, &X509_CRL_free);
}

std::optional<EssCertificate> named_certificate(const CMS_SignerInfo* signer) {
    for (const int nid :
         {NID_id_smime_aa_signingCertificateV2, NID_id_smime_aa_signingCertificate}) {
        const int place = CMS_signed_get_attr_by_NID(signer, nid, -1);
        if (place < 0) continue;
        const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, place), 0);
        if (value == nullptr || value->type != V_ASN1_SEQUENCE) return std::nullopt;
        return read_ess_certificate(octets_of(value->value.sequence),
                                    nid == NID_id_smime_aa_signingCertificateV2);
    }
    return std::nullopt;
}

bool is_named(const ParsedCertificate& certificate, const EssCertificate& name) {
    static const DigestAlgorithms digests;
    if (name.digest.empty()) return false;
    if (name.digest == "SHA2-256") return certificate.sha256 == name.value;
    return digest_octets(digests.by_name(name.digest), certificate.der) == name.value;
}

/// The certificate of the signer: named by its digest, else by issuer and serial number alone.
void find_certificate(CMS_SignerInfo* signer,
                      const std::vector<CertificatePointer>& at_hand,
                      TokenFacts& facts) {
    const auto name = named_certificate(signer);
    for (const auto& one : at_hand) {
        if (CMS_SignerInfo_cert_cmp(signer, one->handle.get()) != 0) continue;
        const bool named = name && is_named(*one, *name);
        if (facts.certificate != nullptr && !named) continue;
        facts.certificate = one;
        facts.binding = named  ? CertificateBinding::signing_certificate
                        : name ? CertificateBinding::issuer_serial_only
                               : CertificateBinding::none;
        if (named) return;
    }
}

/// RFC 3161, 2.3: the extended key usage is there, critical, and names time-stamping alone.
bool is_for_timestamping(const ParsedCertificate& certificate) {
    const int place = X509_get_ext_by_NID(certificate.handle.get(), NID_ext_key_usage, -1);
    if (place < 0) return false;
    const bool critical =
        X509_EXTENSION_get_critical(X509_get_ext(certificate.handle.get(), place)) == 1;
    return critical && X509_get_extended_key_usage(certificate.handle.get()) == XKU_TIMESTAMP;
}

void test_value(CMS_ContentInfo* envelope,
                CMS_SignerInfo* signer,
                const std::vector<CertificatePointer>& others,
                TokenFacts& facts) {
    auto at_hand = facts.offered;
    at_hand.insert(at_hand.end(), others.begin(), others.end());
    find_certificate(signer, at_hand, facts);
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, digest);
    facts.value_digest = digest_name_of(OBJ_obj2nid(algorithm));
    if (facts.certificate == nullptr) {
        facts.value_fault = {"no-certificate", "the certificate of the time-stamp is not at hand"};
        return;
    }
    if (facts.value_digest.empty()) {
        facts.value_fault = {"algorithm", "a time-stamp by a hash function that is not accepted"};
        return;
    }
    facts.for_timestamping = is_for_timestamping(*facts.certificate);
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> key_of(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    if (!key_of || sk_X509_push(key_of.get(), facts.certificate->handle.get()) == 0) {
        throw_crypto_error("no memory for a certificate");
    }
    facts.value_checked = true;
    facts.value_holds = CMS_verify(envelope,
                                   key_of.get(),
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   CMS_NO_SIGNER_CERT_VERIFY | CMS_NOINTERN | CMS_BINARY) == 1;
    ERR_clear_error();
    if (!facts.value_holds) {
        facts.value_fault = {"value-differs", "the signature of the time-stamp does not hold"};
    }
}

}  // namespace

TokenFacts read_token(std::string_view der,
                      CertificateCache& certificates,
                      const std::vector<CertificatePointer>& others) {
    TokenFacts facts;
    try {
        const Envelope envelope = read_envelope(der);
        const Info info = read_info(envelope.get());
        describe(info.get(), facts);
        read_certificates(envelope.get(), certificates, facts);
        STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(envelope.get());
        if (sk_CMS_SignerInfo_num(signers) != 1) refuse("a time-stamp token of several signers");
        test_value(envelope.get(), sk_CMS_SignerInfo_value(signers, 0), others, facts);
    } catch (const Refusal& refusal) {
        facts = TokenFacts{};
        facts.unreadable = Fault{refusal.code(), refusal.what()};
    }
    facts.sha256 = sha256(der).raw();
    ERR_clear_error();
    return facts;
}

}  // namespace okienko::signing
