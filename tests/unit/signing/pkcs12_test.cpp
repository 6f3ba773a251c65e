#include "signing/pkcs12.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include "tests/unit/signing/signing_keys.h"

namespace okienko::signing {
namespace {

using namespace testing;

struct Wish {
    std::string password = "zażółć";
    int key_scheme = NID_aes_256_cbc;
    int certificate_scheme = NID_aes_256_cbc;
    int rounds = 2048;
    int mac_rounds = 2048;  ///< -1: no MAC
};

X509* read(const TestCertificate& certificate) {
    const auto* at = reinterpret_cast<const unsigned char*>(certificate.der.data());
    return d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size()));
}

std::string pkcs12(const Key& key,
                   const TestCertificate& own,
                   const Wish& wish = {},
                   const std::vector<TestCertificate>& more = {}) {
    STACK_OF(X509)* others = sk_X509_new_null();
    for (const auto& one : more) sk_X509_push(others, read(one));
    X509* certificate = read(own);
    PKCS12* file = PKCS12_create(wish.password.c_str(),
                                 "klucz",
                                 key.get(),
                                 certificate,
                                 others,
                                 wish.key_scheme,
                                 wish.certificate_scheme,
                                 wish.rounds,
                                 wish.mac_rounds,
                                 0);
    X509_free(certificate);
    sk_X509_pop_free(others, X509_free);
    unsigned char* bytes = nullptr;
    const int length = i2d_PKCS12(file, &bytes);
    PKCS12_free(file);
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return result;
}

std::string fault_of(const std::string& bytes,
                     const std::string& password = "zażółć",
                     const Pkcs12Limits& limits = {}) {
    const auto outcome = read_pkcs12(bytes, password, limits);
    const auto* fault = std::get_if<Pkcs12Fault>(&outcome);
    return fault == nullptr ? "read" : std::string(to_string(fault->kind));
}

std::string file_of_corpus(const std::string& name) {
    std::ifstream file(std::string(OKIENKO_SOURCE_DIR) + "/tests/fuzz/corpus/pkcs12/" + name,
                       std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Key& own_key() {
    static const Key key = ec_key("P-256");
    return key;
}

TEST(Pkcs12, GivesTheKeyAndItsChainInOrder) {
    const Key root_key = rsa_key();
    const auto root = certificate(root_key, {.name = "Wystawca", .authority = true});
    const auto stranger = certificate(rsa_key(), {.name = "Obcy"});
    const auto own = issued(own_key(), {.serial = 9}, root_key, root);
    const auto outcome = read_pkcs12(pkcs12(own_key(), own, {}, {stranger, root}), "zażółć");
    const auto* key = std::get_if<KeyPair>(&outcome);
    ASSERT_NE(key, nullptr);
    EXPECT_EQ(key->certificate_chain(), (std::vector{own.der, root.der}));
    EXPECT_TRUE(verifies(own.der, "x", key->sign("x")));
}

TEST(Pkcs12, ReadsEveryKindOfFile) {
    const auto own = certificate(own_key());
    EXPECT_EQ(fault_of(pkcs12(own_key(), own, {.mac_rounds = -1})), "read");
    EXPECT_EQ(fault_of(pkcs12(own_key(),
                              own,
                              {.key_scheme = NID_pbe_WithSHA1And3_Key_TripleDES_CBC,
                               .certificate_scheme = NID_pbe_WithSHA1And3_Key_TripleDES_CBC})),
              "read");
    EXPECT_EQ(fault_of(pkcs12(own_key(), own, {.key_scheme = -1, .certificate_scheme = -1})),
              "read");
    EXPECT_EQ(fault_of(pkcs12(own_key(), own, {.password = ""}), ""), "read");
    for (const auto* curve : {"P-384", "P-521"}) {
        const Key key = ec_key(curve);
        EXPECT_EQ(fault_of(pkcs12(key, certificate(key))), "read");
    }
    EXPECT_EQ(fault_of(file_of_corpus("rsa_aes.p12"), "haslo"), "read");
}

TEST(Pkcs12, ReadsOldEncryptionWhereTheMachineHasIt) {
    OSSL_LIB_CTX* context = OSSL_LIB_CTX_new();
    OSSL_PROVIDER* legacy = OSSL_PROVIDER_load(context, "legacy");
    const bool installed = legacy != nullptr;
    if (installed) OSSL_PROVIDER_unload(legacy);
    OSSL_LIB_CTX_free(context);
    EXPECT_EQ(fault_of(file_of_corpus("ec_rc2.p12"), "haslo"),
              installed ? "read" : "old-encryption");
    // It stays in its own context: nothing else got the old algorithms.
    EXPECT_EQ(OSSL_PROVIDER_available(nullptr, "legacy"), 0);
}

TEST(Pkcs12, TellsAWrongPasswordFromABrokenFile) {
    const std::string good = pkcs12(own_key(), certificate(own_key()));
    EXPECT_EQ(fault_of(good, "zazolc"), "wrong-password");
    EXPECT_EQ(fault_of(good, ""), "wrong-password");
    EXPECT_EQ(fault_of(pkcs12(own_key(), certificate(own_key()), {.mac_rounds = -1}), "inne"),
              "wrong-password");
    EXPECT_EQ(fault_of(""), "malformed");
    EXPECT_EQ(fault_of("nie jest to plik"), "malformed");
    EXPECT_EQ(fault_of(good.substr(0, good.size() / 2)), "malformed");
    EXPECT_EQ(fault_of(certificate(own_key()).der), "malformed");
}

TEST(Pkcs12, RefusesWhatCostsTooMuch) {
    const auto own = certificate(own_key());
    const auto begin = std::chrono::steady_clock::now();
    for (const bool mac : {true, false}) {
        const std::string file =
            pkcs12(own_key(), own, {.rounds = mac ? 1 : 0x7f01, .mac_rounds = mac ? 0x7f01 : 1});
        EXPECT_EQ(fault_of(file), "read");
        EXPECT_EQ(fault_of(file, "zażółć", {.rounds = 0x7f00}), "too-costly");
    }
    EXPECT_EQ(fault_of(pkcs12(own_key(), own), "zażółć", {.bytes = 100}), "too-large");
    EXPECT_EQ(fault_of(pkcs12(own_key(), own), "zażółć", {.bags = 2}), "too-costly");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(1));
}

TEST(Pkcs12, NeedsAKeyWeSignWithAndItsCertificate) {
    const Key small = rsa_key(1024), koblitz = ec_key("secp256k1");
    EXPECT_EQ(fault_of(pkcs12(small, certificate(small))), "key-kind");
    EXPECT_EQ(fault_of(pkcs12(koblitz, certificate(koblitz))), "key-kind");
    EXPECT_EQ(fault_of(pkcs12(nullptr, certificate(own_key()))), "no-key");
}

TEST(Pkcs12, StandsAnyByteChanged) {
    const std::string good = file_of_corpus("ec_aes.p12");
    for (std::size_t at = 0; at < good.size(); at += 3) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x5a);
        const auto outcome = read_pkcs12(bad, "haslo", {.rounds = 20'000});
        if (const auto* key = std::get_if<KeyPair>(&outcome)) {
            EXPECT_TRUE(verifies(key->certificate_chain().front(), "x", key->sign("x"))) << at;
        }
    }
}

}  // namespace
}  // namespace okienko::signing
