#include "tests/bench/signed_sample.h"

#include <fmt/format.h>
#include <openssl/pem.h>

#include "schemas/document.h"
#include "signing/key_pair.h"
#include "signing/seal.h"

namespace okienko::bench {

namespace {

std::string private_pem(EVP_PKEY* key) {
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long length = BIO_get_mem_data(bio, &text);
    std::string pem(text, static_cast<std::size_t>(length));
    BIO_free_all(bio);
    return pem;
}

}  // namespace

Sample make_sample(const std::string& name, const signing::testing::Key& key, std::size_t size) {
    const auto root_key = signing::testing::rsa_key();
    const auto root =
        signing::testing::certificate(root_key, {.name = "Korzeń", .authority = true, .serial = 1});
    const auto leaf =
        signing::testing::issued(key, {.name = "Podpis", .serial = 2}, root_key, root);
    const auto pair = signing::KeyPair::from_pem(private_pem(key.get()), leaf.pem() + root.pem());
    std::string text = "<d:Pismo xmlns:d=\"urn:d\"><d:Opis>";
    while (text.size() < size) {
        text += fmt::format(
            "<d:Pozycja nr=\"{}\"><d:Nazwa>Zażółć gęślą jaźń &amp; resztę</d:Nazwa>"
            "<d:Kwota waluta=\"PLN\">{}.00</d:Kwota></d:Pozycja>\n",
            text.size(),
            text.size());
    }
    text += "</d:Opis></d:Pismo>";
    schemas::Limits limits;
    limits.bytes = 300U << 20U;
    limits.nodes = 50'000'000;
    const auto document = std::get<schemas::Document>(schemas::parse(text, limits));
    return {name, signing::seal_enveloped(document, pair, kNow), root.pem()};
}

}  // namespace okienko::bench
