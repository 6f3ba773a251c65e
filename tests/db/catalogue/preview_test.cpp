#include <cstdlib>
#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "tests/db/catalogue/portal.h"

namespace okienko::catalogue {
namespace {

/// Not a check but a means: with OKIENKO_PREVIEW=FOLDER the pages are written there for a browser,
/// with addresses of static files turned into ones beside them.
TEST(Preview, WritesPages) {
    const char* folder = std::getenv("OKIENKO_PREVIEW");
    if (folder == nullptr) GTEST_SKIP() << "OKIENKO_PREVIEW names no folder";
    Portal portal;
    portal.publish_all(OKIENKO_SOURCE_DIR "/forms/catalog");
    const auto write = [&](const std::string& name,
                           const std::string& target,
                           const char* language,
                           const char* theme) {
        std::string body = portal.get(target, language, theme).body;
        body = std::regex_replace(body, std::regex("/zasoby/test/"), "assets/");
        std::ofstream(std::string(folder) + "/" + name + ".html") << body;
    };
    for (const char* theme : {"", "dark"}) {
        const std::string suffix = *theme == 0 ? "" : "-noc";
        write("home" + suffix, "/", "pl", theme);
        write("list" + suffix, "/uslugi", "pl", theme);
        write("search" + suffix, "/uslugi?q=drzewami", "pl", theme);
        write("nothing" + suffix, "/uslugi?q=qwertyzxcv", "pl", theme);
        for (const auto& published : portal.services().all()) {
            write("card-" + published->id + suffix, "/uslugi/" + published->id, "pl", theme);
        }
        write("accessibility" + suffix, "/dostepnosc", "pl", theme);
        write("privacy" + suffix, "/dane-osobowe", "pl", theme);
        write("terms" + suffix, "/regulamin", "pl", theme);
    }
    write("home-en", "/", "en", "");
    write("list-en", "/uslugi?q=tree", "en", "");
    for (const auto& published : portal.services().all()) {
        write("card-" + published->id + "-en", "/uslugi/" + published->id, "en", "");
    }
    write("accessibility-en", "/dostepnosc", "en", "");
}

}  // namespace
}  // namespace okienko::catalogue
