// ds:Manifest: the files a signature lists instead of digesting them itself (XMLDSig 5.1).

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

constexpr const char* exclusive =
    "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";

class ManifestTest : public VerdictTest {
protected:
    /// Lets the signature cover a manifest of these entries.
    void list(const std::string& entries) {
        const std::string manifest =
            "<ds:Manifest xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"m\">" + entries +
            "</ds:Manifest>";
        document.more_references = document.reference(
            " Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#m\"", exclusive, manifest);
        document.more_objects = "<ds:Object>" + manifest + "</ds:Object>";
    }

    std::string entry(const std::string& uri, const std::string& octets) const {
        return document.reference(" URI=\"" + uri + "\"", "", octets);
    }

    static bool covers(const SignatureReport& signature, const std::string& file) {
        return std::any_of(
            signature.coverage.begin(), signature.coverage.end(), [&](const Coverage& one) {
                return one.kind == Coverage::Kind::file && one.what == file && one.intact;
            });
    }

    static bool warned(const SignatureReport& signature) {
        return std::count(signature.warnings.begin(),
                          signature.warnings.end(),
                          "manifest-entry-not-found") == 1;
    }
};

TEST_F(ManifestTest, FilesInItAreCovered) {
    list(entry("umowa.txt", "umowa") + entry("za%C5%82%C4%85cznik.txt", "załącznik"));
    const auto report = verify(
        document.enveloped(), anchored(), {{"umowa.txt", "umowa"}, {"załącznik.txt", "załącznik"}});
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_TRUE(covers(only(report), "umowa.txt")) << to_json(report);
    EXPECT_TRUE(covers(only(report), "załącznik.txt"));
    EXPECT_FALSE(warned(only(report)));
}

TEST_F(ManifestTest, AnotherFileThanTheOneListedIsFound) {
    list(entry("umowa.txt", "umowa") + entry("aneks.txt", "aneks"));
    const auto report = verify(
        document.enveloped(), anchored(), {{"umowa.txt", "umowa"}, {"aneks.txt", "podmieniony"}});
    EXPECT_FALSE(report.intact());
    EXPECT_EQ(report.indication, Indication::total_failed);
    EXPECT_EQ(report.sub_indication, SubIndication::hash_failure);
    EXPECT_EQ(failure(report).name, "manifest-entry");
    EXPECT_EQ(failure(report).code, "digest-differs");
    EXPECT_NE(failure(report).reason.find("'aneks.txt'"), std::string::npos);
    EXPECT_TRUE(covers(only(report), "umowa.txt"));
    EXPECT_FALSE(covers(only(report), "aneks.txt"));
}

TEST_F(ManifestTest, WhatIsNotAtHandIsToldAndFailsNothing) {
    list(entry("umowa.txt", "umowa") + entry("aneks.txt", "aneks"));
    const auto report = verify(document.enveloped(), anchored(), {{"umowa.txt", "umowa"}});
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_TRUE(warned(only(report)));
    EXPECT_TRUE(covers(only(report), "umowa.txt"));
    EXPECT_FALSE(covers(only(report), "aneks.txt"));
}

TEST_F(ManifestTest, InAnObjectThatIsCovered) {
    const std::string object =
        "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"o\"><ds:Manifest>" +
        entry("umowa.txt", "umowa") + "</ds:Manifest></ds:Object>";
    document.more_references = document.reference(
        " Type=\"http://www.w3.org/2000/09/xmldsig#Object\" URI=\"#o\"", exclusive, object);
    document.more_objects = object;
    const auto report = verify(document.enveloped(), anchored(), {{"umowa.txt", "podmieniona"}});
    EXPECT_EQ(failure(report).name, "manifest-entry") << to_json(report);
}

TEST_F(ManifestTest, OneNobodySignedCoversNothing) {
    document.more_objects = "<ds:Object><ds:Manifest Id=\"m\">" + entry("umowa.txt", "umowa") +
                            "</ds:Manifest></ds:Object>";
    const auto report = verify(document.enveloped(), anchored(), {{"umowa.txt", "umowa"}});
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_FALSE(covers(only(report), "umowa.txt"));
}

TEST_F(ManifestTest, AnAmbiguousIdInItIsFound) {
    document.content = "<a id=\"raz\">x</a><b id=\"raz\">y</b>";
    list(document.reference(" URI=\"#raz\"", exclusive, "<a xmlns=\"urn:test\" id=\"raz\">x</a>"));
    const auto report = verify(document.enveloped(), anchored());
    EXPECT_EQ(failure(report).name, "manifest-entry") << to_json(report);
    EXPECT_EQ(failure(report).code, "ambiguous-id");
}

TEST_F(ManifestTest, ItsEntriesAreCountedAsReferences) {
    std::string entries;
    for (int i = 0; i < 20; ++i) entries += entry("plik-" + std::to_string(i), "x");
    list(entries);
    limits.references = 10;
    EXPECT_EQ(failure(verify(document.enveloped())).code, "too-many-references");
}

TEST_F(ManifestTest, AManifestItNamesIsNotFollowed) {
    const std::string inner =
        "<ds:Manifest xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"wew\">" +
        entry("umowa.txt", "umowa") + "</ds:Manifest>";
    list(document.reference(" URI=\"#wew\"", exclusive, inner));
    document.more_objects += "<ds:Object>" + inner + "</ds:Object>";
    const auto report = verify(document.enveloped(), anchored(), {{"umowa.txt", "podmieniona"}});
    EXPECT_EQ(report.indication, Indication::total_passed) << to_json(report);
    EXPECT_FALSE(covers(only(report), "umowa.txt"));
}

}  // namespace
}  // namespace okienko::signing
