#include "schemas/node.h"

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

class Nodes : public testing::Test {
protected:
    XmlLibrary library_;
};

TEST_F(Nodes, BuildInTheNamespaceOfTheirParent) {
    const Document document = Document::with_root("Wniosek", "urn:okienko:test", "w");
    Node address = document.root().add("Adres");
    address.add("Ulica", "Żabiniec <3 & \"ćma\"").set("nr", 12LL).set("lokal", true);
    EXPECT_EQ(address.namespace_uri(), "urn:okienko:test");
    const std::string bytes = document.serialize();
    EXPECT_NE(bytes.find("<w:Adres><w:Ulica nr=\"12\" lokal=\"true\">Żabiniec &lt;3 &amp; "
                         "\"ćma\"</w:Ulica></w:Adres>"),
              std::string::npos)
        << bytes;
}

TEST_F(Nodes, TellTheirPath) {
    const Document document = parse_own("<a><b/><c/><b><d/></b></a>", "test");
    const auto second = document.root().children("b").at(1);
    EXPECT_EQ(second.child("d")->path(), "/a/b[2]/d");
    EXPECT_EQ(document.root().child("c")->path(), "/a/c");
    EXPECT_EQ(document.root().child("b")->path(), "/a/b[1]");
}

TEST_F(Nodes, ReplaceTextAndRemove) {
    const Document document = parse_own("<a><b>x<i>y</i></b><c/></a>", "test");
    document.root().child("b")->set_text("z");
    document.root().child("c")->remove();
    EXPECT_EQ(document.root().text(), "z");
    EXPECT_FALSE(document.root().child("c").has_value());
    EXPECT_EQ(document.root().child("b")->attribute("none"), std::nullopt);
    EXPECT_EQ(document.root().parent(), std::nullopt);
}

TEST_F(Nodes, CopyAcrossDocuments) {
    const Document from = parse_own("<x><y z='1'>ó</y></x>", "from");
    const Document to = Document::with_root("page");
    to.root().append_copy(*from.root().child("y"));
    EXPECT_EQ(to.root().child("y")->attribute_or("z", ""), "1");
    EXPECT_EQ(to.root().child_text("y"), "ó");
}

}  // namespace
}  // namespace okienko::schemas
