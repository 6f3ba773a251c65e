#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "forms/model_xml.h"
#include "forms/schema_reader.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    if (const char* told = std::getenv("OKIENKO_CORPUS")) return told;
    return fs::path(root()).parent_path() / "shared" / "corpus";
}

std::size_t elements(const Model& model) {
    std::size_t count = 0;
    for (const auto& type : model.complex_types) count += type.content ? 1U : 0U;
    return count + model.simple_types.size();
}

/// Every foreign schema of the corpus is read or refused with words; what is read survives the way
/// from the child.
TEST(Corpus, ForeignSchemasAreReadOrRefusedWithWords) {
    if (!fs::exists(corpus() / "schemas" / "altinn")) GTEST_SKIP() << "no corpus";
    compiler();
    const XercesLibrary xerces;
    int read = 0;
    int refused = 0;
    for (const auto& entry : fs::recursive_directory_iterator(corpus() / "schemas" / "altinn")) {
        if (entry.path().extension() != ".xsd") continue;
        schemas::SchemaCatalog catalog;
        catalog.add_folder(entry.path().parent_path().string());
        try {
            const Model model = read_model(catalog, entry.path().filename().string(), "");
            const auto again = model_from_xml(schemas::parse_own(model_to_xml(model), "model"));
            ASSERT_TRUE(again) << entry.path();
            EXPECT_EQ(model_to_xml(*again), model_to_xml(model)) << entry.path();
            ++read;
        } catch (const SchemaError& error) {
            EXPECT_NE(std::string(error.what()), "") << entry.path();
            ++refused;
        }
    }
    EXPECT_GT(read, 30) << refused << " refused";
}

TEST(Corpus, TheLargeInvoiceSchemaIsReadQuickly) {
    const fs::path folder = corpus() / "schemas" / "ksef";
    if (!fs::exists(folder)) GTEST_SKIP() << "no corpus";
    compiler();
    schemas::SchemaCatalog catalog;
    catalog.add_folder(folder.string());
    std::string largest;
    for (const auto& [name, bytes] : catalog.all()) {
        if (largest.empty() || bytes.size() > catalog.find(largest)->size()) largest = name;
    }
    for (const auto& [name, bytes] : catalog.all()) {
        if (name.find("FA") != std::string::npos || name == "schemat.xsd") largest = name;
    }
    const XercesLibrary xerces;
    const auto start = std::chrono::steady_clock::now();
    const Model model = read_model(catalog, largest, "Faktura");
    const auto spent = std::chrono::steady_clock::now() - start;
    EXPECT_GT(elements(model), 50U);
    const auto seller = model.find("Podmiot1/DaneIdentyfikacyjne/NIP");
    ASSERT_TRUE(seller);
    EXPECT_TRUE(seller->required);
    EXPECT_LT(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count(), 5000);
}

}  // namespace
}  // namespace okienko::forms::testing
