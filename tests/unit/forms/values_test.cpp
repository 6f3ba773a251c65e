#include "forms/values.h"

#include <gtest/gtest.h>

namespace okienko::forms {
namespace {

TEST(Values, ComeBackFromBytesWhateverTheyHold) {
    Values values;
    values.set("przedmiot", std::string("a:1\n\0b\xFF", 7));
    values.set("forma", std::vector<std::string>{"kopia", "", "dane"});
    values.set("puste", std::vector<std::string>{});
    EXPECT_EQ(Values::from_bytes(values.to_bytes()), values);
    EXPECT_EQ(Values::from_bytes(Values().to_bytes()), Values());
}

TEST(Values, RefuseOtherBytes) {
    Values values;
    values.set("a", std::string("bcd"));
    const std::string bytes = values.to_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto cut = Values::from_bytes(std::string_view(bytes).substr(0, size));
        EXPECT_TRUE(!cut || cut->empty()) << size;
    }
    EXPECT_FALSE(Values::from_bytes("okienko-values-1\n1:a99999999999999999999:"));
    EXPECT_FALSE(Values::from_bytes("okienko-values-1\n1:a10:9999999999"));
    EXPECT_FALSE(Values::from_bytes("anything"));
}

}  // namespace
}  // namespace okienko::forms
