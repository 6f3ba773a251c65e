// Files made to hurt: refused with the reason, in bounded work.

#include <gtest/gtest.h>

#include "signing/certificate_cache.h"
#include "signing/refusal.h"
#include "signing/timestamp_token.h"
#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

class HostileTest : public VerdictTest {
protected:
    std::string code(const std::string& file) { return failure(verify(file)).code; }
};

TEST_F(HostileTest, DoctypesAndBombs) {
    EXPECT_EQ(code("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "doctype");
    EXPECT_EQ(code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), "doctype");
    EXPECT_EQ(code("<a>&b;</a>"), "entity");
    EXPECT_EQ(code("<a>"), "malformed");
    EXPECT_EQ(code(""), "malformed");
    EXPECT_EQ(code("<a/>"), "no-signature");
}

TEST_F(HostileTest, DeepNesting) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_EQ(code(deep), "too-deep");
}

TEST_F(HostileTest, NestsOfNamespaces) {
    // Each name would be looked up among all that are declared further up.
    std::string wide = "<r";
    for (int i = 0; i < 200; ++i) wide += " xmlns:n" + std::to_string(i) + "=\"u\"";
    std::string nest;
    for (int i = 0; i < 200; ++i) nest += replaced(wide + ">", "<r", "<r" + std::to_string(i));
    EXPECT_EQ(code(nest), "too-many-attributes");
}

TEST_F(HostileTest, TenThousandReferences) {
    const std::string one = document.reference(" URI=\"\"", document.transforms, document.root());
    for (int i = 0; i < 10'000; ++i) document.more_references += one;
    const auto report = verify(document.enveloped());
    EXPECT_TRUE(report.malformed());
    EXPECT_EQ(failure(report).code, "too-many-references");
}

TEST_F(HostileTest, ManyReferencesToEverything) {
    document.content = std::string(1U << 20U, 'x');
    const std::string one = document.reference(" URI=\"\"", document.transforms, document.root());
    for (int i = 0; i < 1'000; ++i) document.more_references += one;
    const auto report = verify(document.enveloped());
    EXPECT_FALSE(report.intact());
    EXPECT_EQ(failure(report).code, "too-much-work");
}

TEST_F(HostileTest, ManySignatures) {
    std::string all = "<a>";
    for (int i = 0; i < 1000; ++i) all += document.signature();
    EXPECT_EQ(code(all + "</a>"), "too-many-signatures");
}

TEST_F(HostileTest, ManyTransforms) {
    for (int i = 0; i < 20; ++i) {
        document.transforms +=
            "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";
    }
    EXPECT_EQ(code(document.enveloped()), "too-many-transforms");
}

TEST_F(HostileTest, XsltAndQuadraticXPathAreRefusedByName) {
    document.transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
        "</ds:Transform>";
    const auto xslt = verify(document.enveloped());
    EXPECT_EQ(failure(xslt).code, "transform");
    EXPECT_NE(failure(xslt).reason.find("REC-xslt"), std::string::npos);
    document.transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>"
        "count(//. | //@* | //namespace::*) &gt; 0</ds:XPath></ds:Transform>";
    const auto xpath = verify(document.enveloped());
    EXPECT_EQ(failure(xpath).code, "xpath");
    EXPECT_NE(failure(xpath).reason.find("count("), std::string::npos);
}

TEST_F(HostileTest, NoFileAndNoNetworkIsRead) {
    for (const char* uri : {"file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:9/x"}) {
        SignedDocument made = document;
        made.more_references = made.reference(" URI=\"" + std::string(uri) + "\"", "", "");
        EXPECT_EQ(code(made.enveloped()), "not-found") << uri;
    }
}

TEST_F(HostileTest, CertificatesCutOffAnywhere) {
    const std::string der = shared_certificate().der;
    CertificateCache cache;
    EXPECT_NO_THROW(cache.get(der));
    for (std::size_t length = 0; length < der.size(); length += 3) {
        EXPECT_THROW(cache.get(der.substr(0, length)), Refusal) << length;
    }
    EXPECT_THROW(cache.get(der + "x"), Refusal);
    SignedDocument made = document;
    made.key_info = "<ds:X509Data><ds:X509Certificate>" +
                    shared_certificate().base64().substr(0, 400) +
                    "</ds:X509Certificate></ds:X509Data>";
    const auto report = verify(made.enveloped());
    EXPECT_TRUE(failed(report, "certificates"));
    EXPECT_EQ(only(report).integrity, Integrity::broken);
}

TEST_F(HostileTest, TimestampsCutOffAreNoTimes) {
    CertificateCache cache;
    for (const std::string& token :
         {std::string(), std::string("\x30\x80"), shared_certificate().der}) {
        const TokenFacts facts = read_token(token, cache, {});
        EXPECT_TRUE(facts.unreadable);
        EXPECT_FALSE(facts.time);
    }
}

TEST_F(HostileTest, EveryLetterChangedIsNeverAcceptedForAnother) {
    const std::string good = document.enveloped();
    const Verifier verifier{anchored()};
    for (std::size_t place = 0; place < good.size(); place += 7) {
        std::string bad = good;
        bad[place] = bad[place] == 'Q' ? 'R' : 'Q';
        const auto report = verifier.verify(bad, {"x", {}, at});
        if (!report.intact()) continue;
        // Outside what is signed: prefixes of the frame, Ids nobody refers to.
        EXPECT_TRUE(only(report).covers_document()) << place << bad.substr(place - 20, 40);
    }
}

}  // namespace
}  // namespace okienko::signing
