#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko {
namespace {

namespace fs = std::filesystem;

using Words = std::map<std::string, std::string>;

Words words_of(const fs::path& file) {
    Words words;
    const auto document = schemas::parse_own(schemas::read_file(file.string()), file.string());
    for (const auto text : document.root().children("text"))
        words[text.attribute_or("id", "")] = text.text();
    return words;
}

/// Folders that hold words of pages.
std::vector<fs::path> folders() {
    std::vector<fs::path> folders = {OKIENKO_SOURCE_DIR "/schemas/xsl"};
    for (const char* rooms : {"/server", "/server/services"}) {
        for (const auto& room : fs::directory_iterator(std::string(OKIENKO_SOURCE_DIR) + rooms)) {
            if (fs::exists(room.path() / "views/text.pl.xml")) {
                folders.push_back(room.path() / "views");
            }
        }
    }
    return folders;
}

/// Plural forms differ by language: few is Polish only.
std::set<std::string> ids_of(const Words& words) {
    std::set<std::string> ids;
    for (const auto& [id, text] : words) {
        const bool few = id.size() > 4 && id.compare(id.size() - 4, 4, ".few") == 0;
        if (!few) ids.insert(id);
    }
    return ids;
}

std::set<std::string> places_of(const std::string& text) {
    std::set<std::string> places;
    static const std::regex kPlace(R"(\{[a-z-]+\})");
    for (std::sregex_iterator at(text.begin(), text.end(), kPlace), none; at != none; ++at)
        places.insert(at->str());
    return places;
}

TEST(Words, BothLanguagesSayTheSameThings) {
    const schemas::XmlLibrary library;
    for (const fs::path& folder : folders()) {
        const Words polish = words_of(folder / "text.pl.xml");
        const Words english = words_of(folder / "text.en.xml");
        EXPECT_EQ(ids_of(polish), ids_of(english)) << folder;
        for (const auto& [id, text] : polish) {
            if (english.count(id) != 0) {
                EXPECT_EQ(places_of(text), places_of(english.at(id))) << folder << " " << id;
            }
        }
    }
}

TEST(Words, PolishPagesSpeakPlainly) {
    const schemas::XmlLibrary library;
    static const std::regex kForbidden(
        R"((^|[^\w])([Pp]rosz(ę|imy)|[Pp]ole wymagane|[Nn]ieprawidłowa wartość|[Ww]ystąpił błąd)|!($|\s))");
    for (const fs::path& folder : folders()) {
        for (const auto& [id, text] : words_of(folder / "text.pl.xml")) {
            EXPECT_FALSE(std::regex_search(text, kForbidden))
                << folder << " " << id << ": " << text;
        }
    }
}

}  // namespace
}  // namespace okienko
