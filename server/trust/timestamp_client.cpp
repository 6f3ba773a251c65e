#include "server/trust/timestamp_client.h"

#include <memory>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include "signing/crypto_error.h"
#include "signing/timestamp_token.h"

namespace okienko::trust {

namespace {

using Fault = signing::SourceFault;
using Request = std::unique_ptr<TS_REQ, decltype(&TS_REQ_free)>;
using Response = std::unique_ptr<TS_RESP, decltype(&TS_RESP_free)>;
using Object = std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)>;

/// RFC 3161, 2.4.2: PKIFailureInfo.
constexpr int time_not_available = 14;
constexpr int system_failure = 25;

template <typename Value, typename Write>
std::string der_of(const Value* value, Write write) {
    unsigned char* bytes = nullptr;
    const int length = write(value, &bytes);
    if (length <= 0) signing::throw_crypto_error("cannot write a time-stamp");
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

void set_imprint(TS_REQ* request, const signing::Sha256& imprint) {
    const std::unique_ptr<TS_MSG_IMPRINT, decltype(&TS_MSG_IMPRINT_free)> value(
        TS_MSG_IMPRINT_new(), &TS_MSG_IMPRINT_free);
    const std::unique_ptr<X509_ALGOR, decltype(&X509_ALGOR_free)> algorithm(X509_ALGOR_new(),
                                                                            &X509_ALGOR_free);
    if (!value || !algorithm) signing::throw_crypto_error("no memory for a time-stamp request");
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    auto bytes = imprint.bytes;
    if (TS_MSG_IMPRINT_set_algo(value.get(), algorithm.get()) != 1 ||
        TS_MSG_IMPRINT_set_msg(value.get(), bytes.data(), static_cast<int>(bytes.size())) != 1 ||
        TS_REQ_set_msg_imprint(request, value.get()) != 1) {
        signing::throw_crypto_error("cannot write a time-stamp request");
    }
}

/// RFC 3161, 2.4.1: 64 random bits, so that an old answer is no answer.
void set_nonce(TS_REQ* request) {
    std::array<unsigned char, 8> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        signing::throw_crypto_error("no random bytes");
    }
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr), &BN_free);
    const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> nonce(
        BN_to_ASN1_INTEGER(number.get(), nullptr), &ASN1_INTEGER_free);
    if (!nonce || TS_REQ_set_nonce(request, nonce.get()) != 1) {
        signing::throw_crypto_error("cannot write a time-stamp request");
    }
}

Request request_for(const signing::Sha256& imprint, const std::string& policy) {
    Request request(TS_REQ_new(), &TS_REQ_free);
    if (!request || TS_REQ_set_version(request.get(), 1) != 1 ||
        TS_REQ_set_cert_req(request.get(), 1) != 1) {
        signing::throw_crypto_error("no memory for a time-stamp request");
    }
    set_imprint(request.get(), imprint);
    set_nonce(request.get());
    if (policy.empty()) return request;
    const Object object(OBJ_txt2obj(policy.c_str(), 1), &ASN1_OBJECT_free);
    if (TS_REQ_set_policy_id(request.get(), object.get()) != 1) {
        signing::throw_crypto_error("cannot write a time-stamp request");
    }
    return request;
}

Response read_response(const std::string& body) {
    const auto* at = reinterpret_cast<const unsigned char*>(body.data());
    Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(body.size())), &TS_RESP_free);
    ERR_clear_error();
    return response;
}

/// RFC 3161, 2.4.2: PKIStatus; nullopt when a token was granted.
std::optional<Fault> status_fault(TS_RESP* response) {
    const TS_STATUS_INFO* info = TS_RESP_get_status_info(response);
    const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
    if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS) return std::nullopt;
    const ASN1_BIT_STRING* failure = TS_STATUS_INFO_get0_failure_info(info);
    const auto failed = [&](int bit) {
        return failure != nullptr && ASN1_BIT_STRING_get_bit(failure, bit) == 1;
    };
    const bool later =
        status == TS_STATUS_WAITING || failed(time_not_available) || failed(system_failure);
    std::string detail = "the authority gives none: status " + std::to_string(status);
    const STACK_OF(ASN1_UTF8STRING)* words = TS_STATUS_INFO_get0_text(info);
    if (words != nullptr && sk_ASN1_UTF8STRING_num(words) > 0) {
        const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(words, 0);
        constexpr int most = 200;
        detail += ", ";
        detail.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                      static_cast<std::size_t>(std::min(ASN1_STRING_length(text), most)));
    }
    return Fault{later ? Fault::Kind::unavailable : Fault::Kind::refused, detail};
}

/// RFC 3161, 2.2: that it answers this request, by version, imprint, nonce and policy.
bool answers(TS_RESP* response, TS_REQ* request, bool with_policy) {
    const std::unique_ptr<TS_VERIFY_CTX, decltype(&TS_VERIFY_CTX_free)> context(
        TS_REQ_to_TS_VERIFY_CTX(request, nullptr), &TS_VERIFY_CTX_free);
    if (!context) signing::throw_crypto_error("no memory for a time-stamp");
    unsigned flags = TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE;
    if (with_policy) flags |= TS_VFY_POLICY;
    TS_VERIFY_CTX_set_flags(context.get(), static_cast<int>(flags));
    const bool good = TS_RESP_verify_response(context.get(), response) == 1;
    ERR_clear_error();
    return good;
}

/// That it is signed by the certificate in it which it names, one for time-stamping alone (RFC
/// 3161, 2.3; RFC 5816).
std::optional<Fault> token_fault(const std::string& token) {
    signing::CertificateCache certificates;
    const signing::TokenFacts facts = signing::read_token(token, certificates, {});
    const auto unusable = [](const std::string& why) {
        return Fault{Fault::Kind::unusable, "the time-stamp proves nothing: " + why};
    };
    if (facts.unreadable) return unusable(facts.unreadable->reason);
    if (!facts.value_holds) return unusable(facts.value_fault.reason);
    if (facts.binding != signing::CertificateBinding::signing_certificate) {
        return unusable("it does not name its certificate");
    }
    if (!facts.for_timestamping) return unusable("its certificate is not for time-stamping");
    return std::nullopt;
}

}  // namespace

TimestampClient::TimestampClient(Settings settings) : settings_(std::move(settings)) {
    if (!is_web_address(settings_.url)) {
        throw std::invalid_argument("a time-stamping authority is asked by http or https");
    }
    const Object policy(OBJ_txt2obj(settings_.policy.c_str(), 1), &ASN1_OBJECT_free);
    ERR_clear_error();
    if (!settings_.policy.empty() && !policy) {
        throw std::invalid_argument("a time-stamping policy is an object identifier");
    }
}

std::variant<std::string, Fault> TimestampClient::stamp(const signing::Sha256& imprint) const {
    const Request request = request_for(imprint, settings_.policy);
    const auto answer = exchange({.url = settings_.url,
                                  .media_type = "application/timestamp-query",
                                  .body = der_of(request.get(), &i2d_TS_REQ),
                                  .user = settings_.user,
                                  .password = settings_.password},
                                 settings_.limits);
    if (const auto* fault = std::get_if<Fault>(&answer)) return *fault;
    const Response response = read_response(std::get<std::string>(answer));
    if (!response) return Fault{Fault::Kind::unusable, "what came is no time-stamp response"};
    if (auto fault = status_fault(response.get())) return *std::move(fault);
    if (TS_RESP_get_token(response.get()) == nullptr ||
        !answers(response.get(), request.get(), !settings_.policy.empty())) {
        return Fault{Fault::Kind::unusable, "the time-stamp answers another request"};
    }
    std::string token = der_of(TS_RESP_get_token(response.get()), &i2d_PKCS7);
    if (auto fault = token_fault(token)) return *std::move(fault);
    return token;
}

}  // namespace okienko::trust
