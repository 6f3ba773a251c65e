// A report is told in four ways: by the page, in JSON, as text and as TS 119 102-2. They agree.

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/digest.h"
#include "tests/http/intake/signers.h"
#include "tests/http/verification/listed_server.h"
#include "tests/http/verification/telling.h"
#include "tests/unit/signing/corpus.h"
#include "tests/unit/signing/zip_archive.h"

namespace okienko::verification {

namespace {

using namespace signing::testing;
using harness::Answer;
using harness::HttpClient;
using Bytes = std::pair<std::string, std::string>;  ///< a file's name and bytes

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

class TellingsTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        authority_ = new ProofAuthority;
        listed_ = new ListedServer(*authority_);
        listed_->start();
        key_ = new Key(rsa_key());
    }
    static void TearDownTestSuite() {
        delete listed_;
        delete authority_;
        delete key_;
    }

    /// Of the authority, with the statements of a qualified certificate.
    static SignedDocument signed_by(const std::vector<std::string>& statements) {
        CertificateWish wish;
        if (!statements.empty()) {
            wish.extensions.emplace_back("1.3.6.1.5.5.7.1.3", qc_statements(statements));
        }
        return {*key_, authority_->issue(*key_, wish)};
    }
    static SignedDocument qualified() { return signed_by({"compliance", "device", "signature"}); }
    static void stamp(SignedDocument& document, const std::string& octets) {
        const std::string token = authority_->stamp(octets, now() - std::chrono::hours(5));
        document.unsigned_properties =
            "<xades:UnsignedProperties><xades:UnsignedSignatureProperties>"
            "<xades:SignatureTimeStamp xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">"
            "<ds:CanonicalizationMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" "
            "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
            "<xades:EncapsulatedTimeStamp>" +
            signing::base64(token) +
            "</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>"
            "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";
    }
    static std::string value_of(const SignedDocument& document) {
        return "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"value\">" +
               document.signature_value() + "</ds:SignatureValue>";
    }

    static Answer bring(HttpClient& client, const Bytes& file, const std::vector<Bytes>& contents) {
        client.get("/weryfikacja");
        std::vector<HttpClient::File> files = {
            {"plik", file.first, "application/octet-stream", file.second}};
        for (const auto& [name, bytes] : contents) {
            files.push_back({"pliki", name, "application/octet-stream", bytes});
        }
        return client.post_files("/weryfikacja", {}, files);
    }
    static std::string ask(const std::string& query,
                           const Bytes& file,
                           const std::vector<Bytes>& contents) {
        HttpClient client = listed_->running().client();
        std::vector<HttpClient::File> files = {
            {"file", file.first, "application/octet-stream", file.second}};
        for (const auto& [name, bytes] : contents) {
            files.push_back({"contents", name, "application/octet-stream", bytes});
        }
        return client.post_files("/api/v1/verifications" + query, {}, files).body;
    }
    static std::string command(const std::string& words,
                               const Bytes& file,
                               const std::vector<Bytes>& contents) {
        std::string all = words;
        for (const auto& [name, bytes] : contents) {
            all += " --detached '" + listed_->write("contents/" + name, bytes) + "'";
        }
        return listed_->verify(all + " '" + listed_->write("signed", file.second) + "'");
    }
    /// Every way of telling it, and the JSON's.
    static Telling agreed(const Bytes& file, const std::vector<Bytes>& contents = {}) {
        SCOPED_TRACE(file.first);
        std::string array = command("--json", file, contents);
        const Telling json = told_by_json(array.substr(1, array.rfind(']') - 1));
        const std::string text = command("", file, contents);
        EXPECT_EQ(told_by_text(text), json) << text;
        EXPECT_EQ(told_by_etsi(command("--format etsi", file, contents)), as_etsi(json));
        HttpClient client = listed_->running().client();
        const Answer page = bring(client, file, contents);
        EXPECT_EQ(page.status, 200);
        EXPECT_EQ(told_by_page(page.body), json);
        const std::string api = ask("", file, contents);
        if (api.find("\"report\":") != std::string::npos) return json;  // nothing to read in it
        EXPECT_EQ(told_by_json(api), json);
        EXPECT_EQ(told_by_etsi(ask("?format=etsi", file, contents)), as_etsi(json));
        return json;
    }

    static ProofAuthority* authority_;
    static ListedServer* listed_;
    static Key* key_;
    schemas::XmlLibrary library_;
};

ProofAuthority* TellingsTest::authority_ = nullptr;
ListedServer* TellingsTest::listed_ = nullptr;
Key* TellingsTest::key_ = nullptr;

}  // namespace

TEST_F(TellingsTest, OfAQualifiedSignatureWithATimestamp) {
    SignedDocument document = qualified();
    stamp(document, value_of(document));
    const Telling told = agreed({"pismo.xml", document.enveloped()});
    ASSERT_EQ(told.signatures.size(), 1U) << told;
    EXPECT_EQ(told.verdict, "TOTAL-PASSED");
    EXPECT_EQ(told.signatures[0].qualification, "QESig");
    ASSERT_EQ(told.signatures[0].timestamps.size(), 1U);
    EXPECT_EQ(told.signatures[0].timestamps[0].qualification, "QTSA");
}

TEST_F(TellingsTest, OfWhatDoesNotHold) {
    SignedDocument document = qualified();
    EXPECT_EQ(agreed({"a.xml", replaced(document.enveloped(), "zażółć", "gęślą")}).verdict,
              "TOTAL-FAILED HASH_FAILURE");
    stamp(document, "another value");
    const Telling broken = agreed({"b.xml", document.enveloped()});
    EXPECT_EQ(broken.signatures.at(0).timestamps.at(0).verdict, "TOTAL-FAILED HASH_FAILURE");
    EXPECT_TRUE(broken.signatures[0].warnings.count("timestamp-broken"));
    const SignedDocument stranger(*key_, certificate(*key_));
    EXPECT_EQ(agreed({"c.xml", stranger.enveloped()}).verdict,
              "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    SignedDocument old = signed_by({});
    old.digest_uri = "http://www.w3.org/2000/09/xmldsig#sha1";
    old.digest = "SHA1";
    const Telling weak = agreed({"d.xml", old.enveloped()});
    EXPECT_EQ(weak.verdict, "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE");
    EXPECT_TRUE(weak.signatures.at(0).warnings.count("sha1"));
}

TEST_F(TellingsTest, OfFilesThatAreNotThere) {
    SignedDocument document = signed_by({});
    document.more_references = document.reference(" URI=\"plik.txt\"", "", "dane");
    const Telling missing = agreed({"a.xml", document.enveloped()});
    EXPECT_EQ(missing.verdict, "INDETERMINATE SIGNED_DATA_NOT_FOUND");
    EXPECT_EQ(agreed({"b.xml", document.enveloped()}, {{"plik.txt", "dane"}}).verdict,
              "TOTAL-PASSED");
    EXPECT_EQ(agreed({"c.xml", document.enveloped()}, {{"plik.txt", "inne"}}).verdict,
              "TOTAL-FAILED HASH_FAILURE");
}

TEST_F(TellingsTest, OfContainers) {
    using Form = signing::SignatureForm;
    const std::string one =
        intake::sign(std::vector<Bytes>{{"a.txt", "aaa"}, {"b.txt", "bbb"}}, Form::asic_e);
    EXPECT_EQ(agreed({"a.asice", one}).signatures.size(), 1U);
    const std::string two = intake::sign(
        std::vector<Bytes>{{"a.asice", one}}, Form::asic_e, intake::stranger("Ewa Próbna"));
    EXPECT_EQ(agreed({"b.asice", two}).signatures.size(), 2U);
    const SignedDocument document = signed_by({});
    SignedDocument files = document;
    files.more_references = files.reference(" URI=\"a.txt\"", "", "aaa");
    const Telling several =
        agreed({"c.asics",
                zip({{"mimetype", "application/vnd.etsi.asic-s+zip"},
                     {"a.txt", "aaa"},
                     {"b.txt", "bbb"},
                     {"META-INF/signatures.xml", files.container_signatures()}})});
    EXPECT_TRUE(several.failures.count("container several-data-files")) << several;
    const Telling bare = agreed(
        {"d.asice",
         zip({{"a.txt", "aaa"}, {"META-INF/signatures.xml", files.container_signatures()}})});
    EXPECT_FALSE(bare.warnings.empty()) << bare;
}

TEST_F(TellingsTest, OfWhatIsNotSignedOrCannotBeRead) {
    EXPECT_EQ(agreed({"a.xml", "<pismo/>"}).failures.count("signatures no-signature"), 1U);
    EXPECT_EQ(agreed({"b.xml", "pismo"}).failures.count("xml malformed"), 1U);
    EXPECT_EQ(agreed({"c.zip", "PK\x03\x04 nic"}).failures.count("container not-zip"), 1U);
}

TEST_F(TellingsTest, OfTheCorpus) {
    const auto rows = manifest();
    if (rows.empty()) GTEST_SKIP() << "no corpus at " << corpus();
    constexpr std::size_t most = 5;
    for (const Row& row : rows) {
        const Contents detached(row.detached);
        if (detached.views().size() > most) continue;
        std::vector<Bytes> contents;
        for (const auto& one : detached.views()) contents.emplace_back(one.name, one.bytes);
        agreed({row.file, read_file(corpus() / "signatures" / row.file)}, contents);
    }
}

}  // namespace okienko::verification
