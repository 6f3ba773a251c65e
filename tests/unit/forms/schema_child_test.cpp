#include <atomic>
#include <filesystem>
#include <thread>

#include "forms/model_xml.h"
#include "forms/schema_compiler.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

using namespace std::chrono_literals;

schemas::SchemaCatalog catalog_of(const std::string& schema) {
    schemas::SchemaCatalog catalog = compiler().shared_schemas();
    catalog.add("document.xsd", schema);
    return catalog;
}

std::string schema_with(const std::string& type) {
    return "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"A\">" +
           type + "</xs:element></xs:schema>";
}

class SchemaChild : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(OKIENKO_PROGRAM)) GTEST_SKIP() << "the program is not built";
        compiler();
    }
    static std::string refusal(const std::string& schema,
                               ChildSchemaCompiler::Limits limits = {512U << 20U, 3s, 6s}) {
        try {
            ChildSchemaCompiler(OKIENKO_PROGRAM, limits)
                .read(catalog_of(schema), "document.xsd", "A");
            return "";
        } catch (const SchemaError& error) {
            return error.what();
        }
    }
};

TEST_F(SchemaChild, GivesTheSameModelAsThisProcess) {
    const auto catalog = catalog_of(information_request_package().files().at("document.xsd"));
    const Model here = LocalSchemaCompiler().read(catalog, "document.xsd", "Wniosek");
    const Model there =
        ChildSchemaCompiler(OKIENKO_PROGRAM).read(catalog, "document.xsd", "Wniosek");
    EXPECT_EQ(model_to_xml(here), model_to_xml(there));
}

TEST_F(SchemaChild, RefusesWithWords) {
    EXPECT_NE(refusal("<x/>"), "");
    EXPECT_NE(refusal(schema_with("<xs:simpleType><xs:restriction base=\"xs:string\"><xs:pattern "
                                  "value=\"(a\"/></xs:restriction></xs:simpleType>")),
              "");
    EXPECT_NE(refusal("not xml"), "");
    EXPECT_NE(
        refusal(schema_with(
            "<xs:complexType><xs:sequence><xs:element ref=\"B\"/></xs:sequence></xs:complexType>")),
        "");
}

TEST_F(SchemaChild, AHeavySchemaCannotHurtTheServer) {
    // A particle that repeats a group of repeats makes libxml2's automaton grow without end.
    std::string heavy =
        "<xs:complexType><xs:sequence minOccurs=\"0\" maxOccurs=\"9000\"><xs:sequence "
        "maxOccurs=\"9000\">"
        "<xs:element name=\"B\" minOccurs=\"3\" maxOccurs=\"9000\" "
        "type=\"xs:string\"/></xs:sequence></xs:sequence></xs:complexType>";
    const auto start = std::chrono::steady_clock::now();
    const std::string words = refusal(schema_with(heavy), {256U << 20U, 2s, 4s});
    EXPECT_LT(std::chrono::steady_clock::now() - start, 20s);
    SUCCEED() << words;
}

TEST_F(SchemaChild, AnotherProgramIsNotBelieved) {
    const auto read = [](const std::string& program) {
        try {
            ChildSchemaCompiler(program, {256U << 20U, 1s, 2s})
                .read(catalog_of(schema_with("")), "document.xsd", "A");
            return std::string();
        } catch (const SchemaError& error) {
            return std::string(error.what());
        }
    };
    EXPECT_NE(read("/bin/true"), "");
    EXPECT_NE(read("/bin/cat"), "");
    EXPECT_NE(read("/nowhere/okienko"), "");
}

TEST_F(SchemaChild, ServesSeveralThreads) {
    const auto catalog = catalog_of(information_request_package().files().at("document.xsd"));
    const ChildSchemaCompiler child(OKIENKO_PROGRAM);
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            good += child.read(catalog, "document.xsd", "Wniosek").root.name == "Wniosek" ? 1 : 0;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good, 4);
}

}  // namespace
}  // namespace okienko::forms::testing
