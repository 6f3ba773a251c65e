#include "server/audit/chain_hash.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace okienko::audit {
namespace {

ChainedEntry entry() {
    return {
        "731", 5, 1'773'318'896'000'000, "clerk:7", "cases.taken", "case:1", R"({"unit":"IN"})"};
}

TEST(ChainHash, StaysTheSameForever) {
    // Chains of running installations depend on these bytes.
    EXPECT_EQ(first_link().hex(), signing::sha256("okienko audit chain 1").hex());
    const auto field = [](const std::string& text) {
        return std::string("\0\0\0", 3) + static_cast<char>(text.size()) + text;
    };
    const std::string bytes = field("okienko audit chain 1") +
                              field(std::string(first_link().raw())) + field("1") + field("731") +
                              field("5") + field("1773318896000000") + field("clerk:7") +
                              field("cases.taken") + field("case:1") + field(R"({"unit":"IN"})");
    EXPECT_EQ(chain_hash(first_link(), 1, entry()).hex(), signing::sha256(bytes).hex());
}

TEST(ChainHash, DependsOnEveryField) {
    std::vector<ChainedEntry> variants(8, entry());
    variants[1].xid = "732";
    variants[2].id = 6;
    variants[3].at += 1;
    variants[4].actor = "clerk:8";
    variants[5].action = "cases.passed";
    variants[6].object = "case:2";
    variants[7].details = "{}";
    std::set<std::string> hashes;
    for (const auto& variant : variants) hashes.insert(chain_hash(first_link(), 1, variant).hex());
    hashes.insert(chain_hash(first_link(), 2, entry()).hex());
    hashes.insert(chain_hash(signing::sha256("other"), 1, entry()).hex());
    EXPECT_EQ(hashes.size(), variants.size() + 2);
}

TEST(ChainHash, KeepsFieldsApart) {
    ChainedEntry one = entry();
    one.actor = "ab";
    one.action = "c";
    ChainedEntry two = entry();
    two.actor = "a";
    two.action = "bc";
    EXPECT_NE(chain_hash(first_link(), 1, one), chain_hash(first_link(), 1, two));
}

}  // namespace
}  // namespace okienko::audit
