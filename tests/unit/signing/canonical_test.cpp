#include "signing/canonical.h"

#include <gtest/gtest.h>

namespace okienko::signing {
namespace {

schemas::Document document(std::string_view xml) {
    return schemas::parse_own(xml, "test");
}

TEST(Canonical, WritesTheDocumentWithItsInstructionsAndWithoutComments) {
    const auto parsed = document(
        "<?xml version=\"1.0\"?><?style a?><!--x--><r b='2'  a=\"1\"><!-- y --><e/>&lt;\r\n</r>");
    EXPECT_EQ(canonical(parsed), "<?style a?>\n<r a=\"1\" b=\"2\"><e></e>&lt;\n</r>");
}

TEST(Canonical, OfAnElementTakesOnlyTheNamespacesItUses) {
    const auto parsed = document(
        "<r xmlns='urn:r' xmlns:a='urn:a' xmlns:b='urn:b' xml:lang='pl'>"
        "<a:e b:x='1'><f/><g xmlns=''/></a:e></r>");
    EXPECT_EQ(canonical(*parsed.root().child("e")),
              "<a:e xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" b:x=\"1\">"
              "<f xmlns=\"urn:r\"></f><g></g></a:e>");
}

TEST(Canonical, OfAnElementEqualsItsPartOfTheWhole) {
    const auto parsed = document(
        "<p:r xmlns:p='urn:p' xmlns:q='urn:q'><p:e>zażółć &amp; \xF0\x9F\x8C\xB3<q:f "
        "z='&#10;'/></p:e>"
        "</p:r>");
    const std::string part = canonical(*parsed.root().child("e"));
    // Within the whole the prefix is declared further up, on the root.
    std::string expected = canonical(parsed);
    expected.erase(0, std::string("<p:r xmlns:p=\"urn:p\">").size());
    expected.erase(expected.size() - std::string("</p:r>").size());
    expected.insert(std::string("<p:e").size(), " xmlns:p=\"urn:p\"");
    EXPECT_EQ(part, expected);
}

TEST(Canonical, LeavesTheDocumentAsItWas) {
    const auto parsed = document("<r xmlns:a='urn:a'><a:e/></r>");
    const std::string before = parsed.serialize();
    canonical(*parsed.root().child("e"));
    EXPECT_EQ(parsed.serialize(), before);
}

}  // namespace
}  // namespace okienko::signing
