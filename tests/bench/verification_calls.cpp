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
#include <xmlsec/crypto.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmltree.h>

#include "schemas/xml_library.h"
#include "signing/verifier.h"
#include "tests/bench/measure.h"
#include "tests/bench/signed_sample.h"
#include "tests/unit/signing/signed_document.h"

namespace {

using namespace okienko;
using bench::kNow;
using bench::measure_us;
using bench::Sample;

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
             {bench::make_sample("RSA-2048 8.6 KB", signing::testing::rsa_key(), 4'200),
              bench::make_sample("ECDSA P-256 8.6 KB", signing::testing::ec_key("P-256"), 4'850),
              bench::make_sample("RSA-2048 60 KB", signing::testing::rsa_key(), 55'600),
              bench::make_sample("RSA-2048 1 MB", signing::testing::rsa_key(), 1'000'000)}) {
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
