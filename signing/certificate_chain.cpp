#include "signing/certificate_chain.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "signing/crypto_error.h"
#include "signing/refusal.h"

namespace okienko::signing {

namespace {

using State = ChainFacts::State;

constexpr std::size_t most_remembered = 4096;

State state_of(int error) {
    switch (error) {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_CERT_UNTRUSTED:
            return State::no_path;
        case X509_V_ERR_CERT_SIGNATURE_FAILURE:
        case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
        case X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY:
        case X509_V_ERR_UNSPECIFIED:
            return State::broken;
        default:
            return State::constraints;
    }
}

bool is_about_time(int error) {
    return error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID;
}

/// RFC 3739, 3.2.6 lets QCStatements be critical. OpenSSL does not read them; we do
/// (certificate_traits.h), so they are no reason to refuse a path (RFC 5280, 4.2).
bool critical_extensions_are_read(const X509* certificate) {
    for (int at = 0; at < X509_get_ext_count(certificate); ++at) {
        X509_EXTENSION* extension = X509_get_ext(certificate, at);
        const bool read = X509_supported_extension(extension) == 1 ||
                          OBJ_obj2nid(X509_EXTENSION_get_object(extension)) == NID_qcStatements;
        if (X509_EXTENSION_get_critical(extension) == 1 && !read) return false;
    }
    return true;
}

int on_finding(int good, X509_STORE_CTX* context) {
    if (good == 1) return good;
    const X509* certificate = X509_STORE_CTX_get_current_cert(context);
    const bool passes =
        X509_STORE_CTX_get_error(context) == X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION &&
        certificate != nullptr && critical_extensions_are_read(certificate);
    if (passes) X509_STORE_CTX_set_error(context, X509_V_OK);
    return passes ? 1 : 0;
}

bool all_valid_at(const ChainFacts& chain, std::chrono::sys_seconds time) {
    return std::all_of(chain.path.begin(), chain.path.end(), [&](const CertificatePointer& one) {
        return one->valid_at(time);
    });
}

}  // namespace

ChainBuilder::ChainBuilder(const std::vector<std::string>& anchors, CertificateCache& certificates)
    : store_(X509_STORE_new()) {
    if (!store_) throw_crypto_error("no memory for a certificate store");
    X509_STORE_set_flags(store_.get(), X509_V_FLAG_PARTIAL_CHAIN);
    X509_STORE_set_verify_cb(store_.get(), &on_finding);
    for (const std::string& der : anchors) {
        try {
            anchors_.push_back(certificates.get(der));
        } catch (const Refusal& refusal) {
            throw CryptoError(std::string("an anchor is not a certificate: ") + refusal.what());
        }
        if (X509_STORE_add_cert(store_.get(), anchors_.back()->handle.get()) != 1) {
            throw_crypto_error("cannot add an anchor");
        }
    }
}

std::vector<CertificatePointer> ChainBuilder::pointers(
    STACK_OF(X509) * chain, const std::vector<CertificatePointer>& offered) const {
    std::vector<CertificatePointer> path;
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        const X509* member = sk_X509_value(chain, i);
        const auto is_member = [&](const CertificatePointer& one) {
            return X509_cmp(one->handle.get(), member) == 0;
        };
        auto found = std::find_if(offered.begin(), offered.end(), is_member);
        if (found == offered.end()) {
            found = std::find_if(anchors_.begin(), anchors_.end(), is_member);
            if (found == anchors_.end()) continue;
        }
        path.push_back(*found);
    }
    return path;
}

ChainFacts ChainBuilder::verify(const CertificatePointer& leaf,
                                const std::vector<CertificatePointer>& offered,
                                const std::chrono::sys_seconds* time,
                                bool& out_of_time) const {
    const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(
        X509_STORE_CTX_new(), &X509_STORE_CTX_free);
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> untrusted(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    for (const auto& certificate : offered) {
        if (certificate != leaf) sk_X509_push(untrusted.get(), certificate->handle.get());
    }
    if (!context || !untrusted ||
        X509_STORE_CTX_init(context.get(), store_.get(), leaf->handle.get(), untrusted.get()) !=
            1) {
        throw_crypto_error("cannot begin to verify a certificate");
    }
    if (time != nullptr) {
        X509_STORE_CTX_set_time(context.get(), 0, time->time_since_epoch().count());
    } else {
        X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
    }
    ChainFacts facts;
    const bool good = X509_verify_cert(context.get()) == 1;
    const int error = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    if (good) {
        facts.state = State::complete;
        auto with_leaf = offered;
        with_leaf.push_back(leaf);
        facts.path = pointers(X509_STORE_CTX_get0_chain(context.get()), with_leaf);
        return facts;
    }
    out_of_time = is_about_time(error);
    facts.state = state_of(error);
    facts.detail = X509_verify_cert_error_string(error);
    return facts;
}

ChainFacts ChainBuilder::build(const CertificatePointer& leaf,
                               const std::vector<CertificatePointer>& offered,
                               std::chrono::sys_seconds time) {
    if (anchors_.empty()) return {State::no_anchors, {}, "no anchors are loaded"};
    {
        const std::lock_guard lock(mutex_);
        const auto known = complete_.find(leaf->sha256);
        if (known != complete_.end() && all_valid_at(known->second, time)) return known->second;
    }
    bool out_of_time = false;
    ChainFacts facts = verify(leaf, offered, &time, out_of_time);
    if (out_of_time) facts = verify(leaf, offered, nullptr, out_of_time);
    if (facts.state == State::complete) {
        const std::lock_guard lock(mutex_);
        if (complete_.size() >= most_remembered) complete_.clear();
        complete_[leaf->sha256] = facts;
    }
    return facts;
}

}  // namespace okienko::signing
