#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace okienko::architecture {
namespace {

const std::set<std::string> kCode = {".cpp", ".h"};

bool stands_at(const std::string& path, const std::string& place) {
    return place.front() == '_' ? path.ends_with(place) : path.starts_with(place + "/");
}

/// Every `room.table` of a piece of SQL whose first word is a room.
std::set<std::string> schemas_named_in(const std::string& sql, const Layers& layers) {
    static const std::regex kName(R"(\b([a-z_]+)\.[a-z_]+)");
    std::set<std::string> found;
    for (std::sregex_iterator it(sql.begin(), sql.end(), kName), end; it != end; ++it) {
        if (layers.named((*it)[1].str()) != nullptr) found.insert((*it)[1]);
    }
    return found;
}

void expect_allowed(const Layers& layers,
                    const std::string& path,
                    const Layers::Room& from,
                    const std::string& to,
                    const std::string& how) {
    if (to == from.name) return;
    EXPECT_TRUE(from.may_use.contains(to)) << path << " (room " << from.name << ") " << how
                                           << " room " << to << ", which layers.txt does not allow";
    EXPECT_NE(layers.named(to), nullptr);
}

TEST(Layers, TheTableHasNoCircle) {
    const Layers layers = read_layers();
    ASSERT_GE(layers.rooms.size(), 12U);
    std::set<std::string> earlier;
    for (const auto& room : layers.rooms) {
        for (const auto& used : room.may_use) {
            EXPECT_TRUE(earlier.contains(used))
                << room.name << " uses " << used << ", named later or not at all";
        }
        earlier.insert(room.name);
    }
}

TEST(Layers, IncludesPointOnlyDown) {
    const Layers layers = read_layers();
    std::size_t seen = 0;
    for (const auto& file : sources(kCode)) {
        const auto* from = layers.room_of(file.path);
        if (from == nullptr) continue;
        for (const auto& name : includes(file.text)) {
            EXPECT_FALSE(name.starts_with("server/application") ||
                         name.starts_with("server/commands/"))
                << file.path << " includes the roof";
            const auto* to = layers.room_of(name);
            if (to == nullptr) continue;
            ++seen;
            expect_allowed(layers, file.path, *from, to->name, "includes " + name + " of");
        }
    }
    EXPECT_GT(seen, 50U) << "the sources were not found";
}

TEST(Layers, ThirdPartyHeadersStayBehindTheirDoor) {
    const Layers layers = read_layers();
    for (const auto& file : sources(kCode)) {
        if (layers.room_of(file.path) == nullptr) continue;
        for (const auto& name : includes(file.text)) {
            for (const auto& door : layers.doors) {
                if (!name.starts_with(door.prefix)) continue;
                bool allowed = false;
                for (const auto& place : door.places)
                    allowed = allowed || stands_at(file.path, place);
                EXPECT_TRUE(allowed) << file.path << " includes <" << name << ">";
            }
        }
    }
}

TEST(Layers, SqlNamesOnlyRoomsItMayUse) {
    const Layers layers = read_layers();
    std::size_t seen = 0;
    for (const auto& file : sources({".cpp", ".sql"})) {
        const auto* from = layers.room_of(file.path);
        if (from == nullptr) continue;
        std::set<std::string> named;
        if (file.path.ends_with(".sql")) {
            named = schemas_named_in(file.text, layers);
        } else if (file.path.ends_with("_store.cpp")) {
            for (const auto& literal : string_literals(file.text))
                named.merge(schemas_named_in(literal, layers));
        }
        for (const auto& to : named) {
            ++seen;
            expect_allowed(layers, file.path, *from, to, "touches tables of");
        }
    }
    EXPECT_GT(seen, 5U) << "no SQL was found";
}

TEST(Layers, CMakeLinksSayTheSame) {
    const Layers layers = read_layers();
    static const std::regex kTarget(R"(\bokienko_([a-z_]+)\b)");
    for (const auto& file : sources({".txt"})) {
        const auto* from = layers.room_of(file.path);
        if (from == nullptr || !file.path.ends_with("CMakeLists.txt")) continue;
        for (std::sregex_iterator it(file.text.begin(), file.text.end(), kTarget), end; it != end;
             ++it) {
            const std::string to = (*it)[1];
            if (layers.named(to) == nullptr) continue;
            expect_allowed(layers, file.path, *from, to, "links");
        }
    }
}

}  // namespace
}  // namespace okienko::architecture
