#include "server/trust/pkcs11_signer.h"

#include <algorithm>
#include <array>
#include <mutex>

#include <dlfcn.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <p11-kit/pkcs11.h>

#include "server/trust/key_files.h"
#include "server/trust/master_key.h"
#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/key_pair.h"

namespace okienko::trust {

namespace {

using signing::SignatureAlgorithm;

/// What a function of the library answered, when that was not CKR_OK.
class TokenFault : public signing::CryptoError {
public:
    TokenFault(const char* what, CK_RV code)
        : CryptoError(fmt::format("{} failed with 0x{:x}", what, code)), code_(code) {}
    CK_RV code() const { return code_; }

private:
    CK_RV code_;
};

void must(const char* what, CK_RV code) {
    if (code != CKR_OK) throw TokenFault(what, code);
}

/// The token was taken out or restarted: a new session may help.
bool is_lost(CK_RV code) {
    constexpr std::array lost = {CKR_SESSION_HANDLE_INVALID,
                                 CKR_SESSION_CLOSED,
                                 CKR_DEVICE_REMOVED,
                                 CKR_DEVICE_ERROR,
                                 CKR_TOKEN_NOT_PRESENT,
                                 CKR_USER_NOT_LOGGED_IN,
                                 CKR_KEY_HANDLE_INVALID,
                                 CKR_OBJECT_HANDLE_INVALID,
                                 CKR_CRYPTOKI_NOT_INITIALIZED};
    return std::find(lost.begin(), lost.end(), code) != lost.end();
}

CK_MECHANISM_TYPE mechanism_of(SignatureAlgorithm algorithm) {
    switch (algorithm) {
        case SignatureAlgorithm::rsa_sha256:
            return CKM_SHA256_RSA_PKCS;
        case SignatureAlgorithm::rsa_sha384:
            return CKM_SHA384_RSA_PKCS;
        case SignatureAlgorithm::rsa_sha512:
            return CKM_SHA512_RSA_PKCS;
        default:
            return CKM_ECDSA;  // over a digest; gives r||s (PKCS#11 2.40, mechanisms, 2.3.1)
    }
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string first_line(std::string text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

/// The library, and one session on the token with its key found.
class Pkcs11Signer::Token {
public:
    explicit Token(const Settings& settings) : settings_(settings) {
        library_ = dlopen(settings.module.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library_ == nullptr) throw signing::CryptoError("it can't be loaded");
        try {
            initialize();
            open();
        } catch (...) {
            close();
            throw;
        }
    }
    ~Token() { close(); }
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;

    std::string sign(SignatureAlgorithm algorithm, std::string data) {
        const std::lock_guard lock(mutex_);
        try {
            return sign_once(algorithm, data);
        } catch (const TokenFault& fault) {
            if (!is_lost(fault.code())) throw;
        }
        try {
            reopen();
            return sign_once(algorithm, data);
        } catch (const signing::CryptoError& fault) {
            throw signing::KeyAway(fault.what());
        }
    }

private:
    void initialize() {
        using GetFunctionList = CK_RV (*)(CK_FUNCTION_LIST_PTR_PTR);
        const auto get = reinterpret_cast<GetFunctionList>(dlsym(library_, "C_GetFunctionList"));
        if (get == nullptr) throw signing::CryptoError("it is no PKCS#11 library");
        must("C_GetFunctionList", get(&functions_));
        CK_C_INITIALIZE_ARGS arguments{};
        arguments.flags = CKF_OS_LOCKING_OK;
        const CK_RV code = functions_->C_Initialize(&arguments);
        if (code == CKR_CRYPTOKI_ALREADY_INITIALIZED) return;  // by another user of the library
        must("C_Initialize", code);
        initialized_ = true;
    }

    void open() {
        must("C_OpenSession",
             functions_->C_OpenSession(slot(), CKF_SERIAL_SESSION, nullptr, nullptr, &session_));
        std::string pin = first_line(read_secret(settings_.pin_file));
        const CK_RV code = functions_->C_Login(session_, CKU_USER, bytes_of(pin), pin.size());
        OPENSSL_cleanse(pin.data(), pin.size());
        if (code != CKR_USER_ALREADY_LOGGED_IN) must("C_Login", code);
        key_ = find_key();
    }

    void reopen() {
        functions_->C_CloseSession(session_);
        try {
            open();
        } catch (const signing::CryptoError&) {
            // Somebody else ended the library, or it sees tokens only when it begins.
            if (initialized_) functions_->C_Finalize(nullptr);
            initialized_ = false;
            initialize();
            open();
        }
    }

    CK_SLOT_ID slot() {
        CK_ULONG count = 0;
        must("C_GetSlotList", functions_->C_GetSlotList(CK_TRUE, nullptr, &count));
        std::vector<CK_SLOT_ID> slots(count);
        must("C_GetSlotList", functions_->C_GetSlotList(CK_TRUE, slots.data(), &count));
        slots.resize(count);
        for (const CK_SLOT_ID one : slots) {
            CK_TOKEN_INFO info{};
            if (functions_->C_GetTokenInfo(one, &info) != CKR_OK) continue;
            std::string label(reinterpret_cast<const char*>(info.label), sizeof info.label);
            label.erase(label.find_last_not_of(' ') + 1);
            if (label == settings_.token) return one;
        }
        throw signing::CryptoError("no token is labelled '" + settings_.token + "'");
    }

    /// The only private key with our label.
    CK_OBJECT_HANDLE find_key() {
        CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
        std::string label = settings_.key;
        std::array<CK_ATTRIBUTE, 2> wanted{
            {{CKA_CLASS, &kind, sizeof kind}, {CKA_LABEL, label.data(), label.size()}}};
        must("C_FindObjectsInit",
             functions_->C_FindObjectsInit(session_, wanted.data(), wanted.size()));
        std::array<CK_OBJECT_HANDLE, 2> found{};
        CK_ULONG count = 0;
        const CK_RV code = functions_->C_FindObjects(session_, found.data(), found.size(), &count);
        functions_->C_FindObjectsFinal(session_);
        must("C_FindObjects", code);
        if (count == 1) return found[0];
        throw signing::CryptoError(fmt::format("{} private key labelled '{}' on the token",
                                               count == 0 ? "no" : "more than one",
                                               label));
    }

    std::string sign_once(SignatureAlgorithm algorithm, std::string& data) {
        CK_MECHANISM mechanism{mechanism_of(algorithm), nullptr, 0};
        must("C_SignInit", functions_->C_SignInit(session_, &mechanism, key_));
        std::string hashed = signing::is_ecdsa(algorithm) ? signing::digest(algorithm, data) : data;
        std::string value(1024, '\0');  // RSA up to 8192 bits
        CK_ULONG length = value.size();
        must("C_Sign",
             functions_->C_Sign(
                 session_, bytes_of(hashed), hashed.size(), bytes_of(value), &length));
        value.resize(length);
        return value;
    }

    void close() {
        if (functions_ != nullptr && session_ != 0) functions_->C_CloseSession(session_);
        if (initialized_) functions_->C_Finalize(nullptr);
        if (library_ != nullptr) dlclose(library_);
    }

    const Settings settings_;
    void* library_ = nullptr;
    CK_FUNCTION_LIST_PTR functions_ = nullptr;
    bool initialized_ = false;
    std::mutex mutex_;
    CK_SESSION_HANDLE session_ = 0;
    CK_OBJECT_HANDLE key_ = 0;
};

Pkcs11Signer::Pkcs11Signer(Settings settings) {
    try {
        token_ = std::make_unique<Token>(settings);
        chain_ = signing::certificates_from_pem(read_public(settings.certificates));
        const auto certificate = signing::read_certificate(chain_.front());
        algorithm_ = signing::default_algorithm(X509_get0_pubkey(certificate.get()));
        constexpr std::string_view trial = "Okienko";
        if (!signing::verifies(chain_.front(), trial, sign(trial))) {
            throw signing::CryptoError("key and certificate don't belong together");
        }
    } catch (const signing::CryptoError& fault) {
        throw KeyFault(fmt::format("{}: {}", settings.module.string(), fault.what()));
    }
}

Pkcs11Signer::~Pkcs11Signer() = default;

std::string Pkcs11Signer::sign(std::string_view data) const {
    return token_->sign(algorithm_, std::string(data));
}

}  // namespace okienko::trust
