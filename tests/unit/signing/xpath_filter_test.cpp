#include "signing/xpath_filter.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "signing/canonicalization.h"
#include "signing/xml_names.h"

namespace okienko::signing {
namespace {

constexpr const char* xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";

class XPathFilterTest : public ::testing::Test {
protected:
    /// What is left of a document by an expression; the code of the refusal when it is refused.
    static std::string left(const std::string& expression,
                            const std::string& filter = {},
                            const std::string& more = {}) {
        const std::string escaped = expression;
        const std::string inside =
            filter.empty()
                ? "<XPath>" + escaped + "</XPath>"
                : "<f:XPath xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"" +
                      filter + "\">" + escaped + "</f:XPath>";
        const auto outcome = schemas::parse(
            "<r xmlns:p=\"urn:p\"><a Id=\"1\">x</a><p:a Id=\"2\"><b/></p:a><c><a/>y</c>" + more +
            "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\" "
            "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><Transform>" +
            inside + "</Transform></Signature></r>");
        const auto& document = std::get<schemas::Document>(outcome);
        const xmlNode* signature = document.root().child("Signature")->raw();
        NodeSet nodes;
        nodes.document = document.raw();
        nodes.whole = true;
        WorkBudget budget(1U << 20U);
        try {
            if (filter.empty()) {
                filter_by_xpath(first_element(signature), signature, nodes, budget);
            } else {
                filter_by_xpath2(first_element(signature), signature, nodes, budget);
            }
            OctetBuffer buffer;
            write_canonical(nodes,
                            *canonical_method("http://www.w3.org/2001/10/xml-exc-c14n#"),
                            buffer,
                            budget);
            std::string text = buffer.take();
            const std::size_t at = text.find("<Signature");
            return at == std::string::npos
                       ? text
                       : text.substr(0, at) + "S" + text.substr(text.rfind("</r>"));
        } catch (const Refusal& refusal) {
            return refusal.code();
        }
    }

private:
    schemas::XmlLibrary library_;
};

TEST_F(XPathFilterTest, TakesOutSubtrees) {
    EXPECT_EQ(
        left("not(ancestor-or-self::ds:Signature)"),
        "<r><a Id=\"1\">x</a><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c><a></a>y</c></r>");
    EXPECT_EQ(left("not ( ancestor-or-self::*[local-name() = 'a'\n and namespace-uri()=''] )"),
              "<r><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c>y</c>S</r>");
    EXPECT_EQ(left("not(ancestor-or-self::ds:Signature or ancestor-or-self::p:a)"),
              "<r><a Id=\"1\">x</a><c><a></a>y</c></r>");
    EXPECT_EQ(left("not(ancestor-or-self::ds:Signature | ancestor-or-self::c[a or not(@x)])"),
              "xpath");
    EXPECT_EQ(left("not(ancestor-or-self::ds:Signature) and not(ancestor-or-self::*[@Id='2' or "
                   "starts-with(local-name(), 'c')])"),
              "<r><a Id=\"1\">x</a></r>");
    EXPECT_EQ(left("not(ancestor-or-self::p:*)"), "<r><a Id=\"1\">x</a><c><a></a>y</c>S</r>");
}

TEST_F(XPathFilterTest, KeepsSubtrees) {
    EXPECT_EQ(left("ancestor-or-self::p:a[@Id='2']"),
              "<p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a>");
    EXPECT_EQ(left("ancestor-or-self::a"), "<a Id=\"1\">x</a><a></a>");
    EXPECT_EQ(left("ancestor-or-self::c and not(ancestor-or-self::a)"), "<c>y</c>");
}

TEST_F(XPathFilterTest, TheEnvelopedTransformInXPath) {
    EXPECT_EQ(
        left("count(ancestor-or-self::ds:Signature | here()/ancestor::ds:Signature[1]) &gt; "
             "count(ancestor-or-self::ds:Signature)"),
        "<r><a Id=\"1\">x</a><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c><a></a>y</c></r>");
}

TEST_F(XPathFilterTest, Filter2ByPaths) {
    EXPECT_EQ(left("/r/c/a", "intersect"), "<a></a>");
    EXPECT_EQ(left("//a", "intersect"), "<a Id=\"1\">x</a><a></a>");
    EXPECT_EQ(left("/r//a", "subtract"),
              "<r><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c>y</c>S</r>");
    EXPECT_EQ(left("//*[@Id='2']/b", "intersect"), "<b></b>");
    EXPECT_EQ(left("/*/*[local-name()='c'] | //p:a | here()/ancestor::ds:Signature[1]", "subtract"),
              "<r><a Id=\"1\">x</a></r>");
    EXPECT_EQ(left("/", "intersect").substr(0, 3), "<r>");
    EXPECT_EQ(left("//brak", "intersect"), "");
    EXPECT_EQ(left("/descendant::c/child::a", "intersect"), "<a></a>");
}

/// As signatures of Austria have it: id() finds what has the Id, whether a DTD declares it or not.
TEST_F(XPathFilterTest, Filter2ByIds) {
    EXPECT_EQ(left("id('2')", "intersect"), "<p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a>");
    EXPECT_EQ(left("id('2')/b", "intersect"), "<b></b>");
    EXPECT_EQ(left("id('2')//b | id('1')", "intersect"), "<a Id=\"1\">x</a><b></b>");
    EXPECT_EQ(left("id('1')", "subtract"),
              "<r><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c><a></a>y</c>S</r>");
    EXPECT_EQ(left("id('brak')/b", "intersect"), "");
    for (const char* expression : {"id('')", "id('1 2')", "id(1)", "id(//a)", "id('1')[1]"}) {
        EXPECT_EQ(left(expression, "intersect"), "xpath") << expression;
    }
}

TEST_F(XPathFilterTest, Filter2ByContents) {
    EXPECT_EQ(left("id('2')/node()", "intersect"), "<b></b>");
    EXPECT_EQ(left("/r/c/node()", "intersect"), "<a></a>y");
    EXPECT_EQ(left("//c/node()", "subtract"),
              "<r><a Id=\"1\">x</a><p:a xmlns:p=\"urn:p\" Id=\"2\"><b></b></p:a><c></c>S</r>");
    EXPECT_EQ(left("/r/c/node() | //b", "intersect"), "xpath");
    EXPECT_EQ(left("/r//node()", "intersect"), "xpath");
    EXPECT_EQ(left("node()", "intersect"), "xpath");
}

TEST_F(XPathFilterTest, AnIdThatStandsTwiceIsRefused) {
    EXPECT_EQ(left("id('d')", "intersect", "<d id=\"d\"/><e xml:id=\"d\"/>"), "ambiguous-id");
    EXPECT_EQ(left("id('d')", "intersect", "<d id=\"d\"/>"), "<d id=\"d\"></d>");
    EXPECT_EQ(left("id('d')", "intersect", "<d id=\"d\"><e ID=\"d\"/></d>"), "ambiguous-id");
}

TEST_F(XPathFilterTest, EverythingElseIsRefused) {
    for (const char* expression : {"true()",
                                   "self::text()",
                                   "count(//*) &gt; 3",
                                   "not(ancestor::ds:Signature)",
                                   "not(ancestor-or-self::unknown:a)",
                                   "not(ancestor-or-self::a[2])",
                                   "not(ancestor-or-self::a[position()=1])",
                                   "not(ancestor-or-self::a/b)",
                                   "not(//a)",
                                   "not(ancestor-or-self::a",
                                   "",
                                   "'unclosed",
                                   "not(ancestor-or-self::node())"}) {
        EXPECT_EQ(left(expression), "xpath") << expression;
    }
    EXPECT_EQ(left("//a", "union"), "xpath");
    EXPECT_EQ(left("//a[1]", "subtract"), "xpath");
    EXPECT_EQ(left("..", "subtract"), "xpath");
    std::string nest;
    for (int i = 0; i < 100; ++i) nest += "not(";
    EXPECT_EQ(left("not(ancestor-or-self::a[" + nest + "])"), "xpath");
    EXPECT_EQ(left(xpath + std::string(5000, 'x')), "xpath");
}

}  // namespace
}  // namespace okienko::signing
