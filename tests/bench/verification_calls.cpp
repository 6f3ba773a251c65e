// CPU microseconds of verifying one enveloped XAdES document of 8.6 KB, chain included: ours, with
// the certificates known and with a new Verifier each time, beside xmlsec's own call on the same
// bytes. Prints one JSON object a line.
// usage: verification_calls [FOLDER]     also writes what was verified there, as N.xml and N.pem

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <openssl/pem.h>
#include <xmlsec/crypto.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmltree.h>

#include "schemas/xml_library.h"
#include "signing/key_pair.h"
#include "signing/seal.h"
#include "signing/verifier.h"
#include "tests/bench/measure.h"
#include "tests/unit/signing/signed_document.h"

namespace {

using namespace okienko;
using bench::measure_us;

const auto kNow = std::chrono::sys_days(std::chrono::year(2026) / 3 / 13);

/// A document with a chain of two certificates, sealed as we seal.
struct Sample {
    std::string name;
    std::string bytes;
    std::string anchor_pem;
};

std::string private_pem(EVP_PKEY* key) {
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long length = BIO_get_mem_data(bio, &text);
    std::string pem(text, static_cast<std::size_t>(length));
    BIO_free_all(bio);
    return pem;
}

Sample make(const std::string& name, const signing::testing::Key& key, std::size_t size) {
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
    const auto document = schemas::parse_own(text, "sample");
    return {name, signing::seal_enveloped(document, pair, kNow), root.pem()};
}

double measure_ours(const Sample& sample, bool known) {
    signing::TrustAnchors anchors;
    anchors.add(sample.anchor_pem);
    const signing::Verifier kept(anchors);
    return measure_us([&] {
        const auto report = known
                                ? kept.verify(sample.bytes, {"x", {}, kNow})
                                : signing::Verifier(anchors).verify(sample.bytes, {"x", {}, kNow});
        if (report.indication != signing::Indication::total_passed) {
            throw std::runtime_error("not verified: " + to_json(report));
        }
    });
}

double measure_xmlsec(const Sample& sample) {
    xmlSecKeysMngr* keys = xmlSecKeysMngrCreate();
    xmlSecCryptoAppDefaultKeysMngrInit(keys);
    xmlSecCryptoAppKeysMngrCertLoadMemory(
        keys,
        reinterpret_cast<const xmlSecByte*>(sample.anchor_pem.data()),
        static_cast<xmlSecSize>(sample.anchor_pem.size()),
        xmlSecKeyDataFormatPem,
        xmlSecKeyDataTypeTrusted);
    const xmlChar* ids[] = {reinterpret_cast<const xmlChar*>("Id"), nullptr};
    const double each = measure_us([&] {
        xmlDoc* document = xmlReadMemory(sample.bytes.data(),
                                         static_cast<int>(sample.bytes.size()),
                                         "x",
                                         nullptr,
                                         XML_PARSE_NONET);
        xmlNode* root = xmlDocGetRootElement(document);
        xmlSecAddIDs(document, root, ids);
        xmlNode* signature = xmlSecFindNode(root, xmlSecNodeSignature, xmlSecDSigNs);
        xmlSecDSigCtx* context = xmlSecDSigCtxCreate(keys);
        context->keyInfoReadCtx.certsVerificationTime = std::chrono::system_clock::to_time_t(kNow);
        const bool good = xmlSecDSigCtxVerify(context, signature) == 0 &&
                          context->status == xmlSecDSigStatusSucceeded;
        xmlSecDSigCtxDestroy(context);
        xmlFreeDoc(document);
        if (!good) throw std::runtime_error("xmlsec does not verify the sample");
    });
    xmlSecKeysMngrDestroy(keys);
    return each;
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw std::runtime_error("can't write " + path);
}

}  // namespace

int main(int count, char** words) {
    const schemas::XmlLibrary library;
    if (xmlSecInit() < 0 || xmlSecCryptoAppInit(nullptr) < 0 || xmlSecCryptoInit() < 0) return 1;
    try {
        int n = 0;
        for (const auto& sample :
             {make("RSA-2048 8.6 KB", signing::testing::rsa_key(), 4'200),
              make("ECDSA P-256 8.6 KB", signing::testing::ec_key("P-256"), 4'850),
              make("RSA-2048 60 KB", signing::testing::rsa_key(), 55'600),
              make("RSA-2048 1 MB", signing::testing::rsa_key(), 1'000'000)}) {
            ++n;
            if (count > 1) {
                const std::string path = std::string(words[1]) + "/" + std::to_string(n);
                write(path + ".xml", sample.bytes);
                write(path + ".pem", sample.anchor_pem);
            }
            const double known = measure_ours(sample, true);
            const double fresh = measure_ours(sample, false);
            const double xmlsec = measure_xmlsec(sample);
            fmt::print(
                "{{\"n\":{},\"document\":\"{}\",\"bytes\":{},\"ours_us\":{:.0f},\"ours_fresh_us\":{"
                ":.0f},"
                "\"xmlsec_us\":{:.0f},\"ratio\":{:.2f}}}\n",
                n,
                sample.name,
                sample.bytes.size(),
                known,
                fresh,
                xmlsec,
                xmlsec / known);
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "verification_calls: {}\n", error.what());
        return 1;
    }
    xmlSecCryptoShutdown();
    xmlSecCryptoAppShutdown();
    xmlSecShutdown();
    return 0;
}
