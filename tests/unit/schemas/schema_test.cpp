#include "schemas/schema.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"

namespace okienko::schemas {
namespace {

constexpr const char* kTypes =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
  <xs:simpleType name="Kod"><xs:restriction base="xs:string"><xs:pattern value="\d{2}-\d{3}"/></xs:restriction></xs:simpleType>
</xs:schema>)";

constexpr const char* kMain =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns="urn:m" targetNamespace="urn:m" elementFormDefault="qualified">
  <xs:import namespace="urn:t" schemaLocation="types.xsd"/>
  <xs:element name="Wniosek"><xs:complexType><xs:sequence>
    <xs:element name="Kod" type="t:Kod"/>
    <xs:element name="Ile"><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="Sposob" minOccurs="0" maxOccurs="2"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="email"/><xs:enumeration value="list"/></xs:restriction></xs:simpleType></xs:element>
  </xs:sequence><xs:attribute name="wersja" use="required" fixed="1"/></xs:complexType></xs:element>
</xs:schema>)";

class Schemas : public testing::Test {
protected:
    Schemas() {
        catalog_.add("types.xsd", kTypes);
        catalog_.add("main.xsd", kMain);
    }
    std::vector<std::string> rules(const std::string& inside,
                                   const std::string& attributes = "wersja='1'") {
        const Document document =
            parse_own("<Wniosek xmlns='urn:m' " + attributes + ">" + inside + "</Wniosek>", "test");
        std::vector<std::string> found;
        for (const auto& fault : Schema::compile(catalog_, "main.xsd").validate(document)) {
            found.push_back(fault.rule + " " + fault.path);
        }
        return found;
    }

    XmlLibrary library_;
    SchemaCatalog catalog_;
};

using Rules = std::vector<std::string>;

TEST_F(Schemas, AcceptAValidDocument) {
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>3</Ile><Sposob>email</Sposob>"), Rules{});
}

TEST_F(Schemas, NameTheFacetAndThePath) {
    EXPECT_EQ(rules("<Kod>31004</Kod><Ile>3</Ile>"), Rules{"pattern /Wniosek/Kod"});
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>0</Ile>"), Rules{"minInclusive /Wniosek/Ile"});
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>10</Ile>"), Rules{"maxInclusive /Wniosek/Ile"});
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>trzy</Ile>"), Rules{"type /Wniosek/Ile"});
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>3</Ile><Sposob>email</Sposob><Sposob>faks</Sposob>"),
              Rules{"enumeration /Wniosek/Sposob[2]"});
}

TEST_F(Schemas, NameFaultsOfStructure) {
    EXPECT_EQ(rules("<Kod>31-004</Kod>"), Rules{"missing /Wniosek"});
    EXPECT_EQ(rules("<Ile>3</Ile><Kod>31-004</Kod>"), Rules{"unexpected /Wniosek/Ile"});
    EXPECT_EQ(rules("<Kod>31-004</Kod><Ile>3</Ile>", ""), Rules{"attribute-missing /Wniosek"});
    const auto wrong_version = rules("<Kod>31-004</Kod><Ile>3</Ile>", "wersja='2'");
    ASSERT_FALSE(wrong_version.empty());
    EXPECT_TRUE(wrong_version.front().starts_with("fixed")) << wrong_version.front();
}

TEST_F(Schemas, RefuseAnImportTheCatalogDoesNotHold) {
    SchemaCatalog alone;
    alone.add("main.xsd", kMain);
    EXPECT_THROW(Schema::compile(alone, "main.xsd"), XmlError);
    SchemaCatalog outside;
    outside.add(
        "a.xsd",
        R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="file:///etc/passwd"/></xs:schema>)");
    EXPECT_THROW(Schema::compile(outside, "a.xsd"), XmlError);
}

}  // namespace
}  // namespace okienko::schemas
