#include "server/administration/masked_error.h"

#include <gtest/gtest.h>

namespace okienko::administration {
namespace {

TEST(MaskedError, CoversAddressesAndLongNumbers) {
    EXPECT_EQ(masked_error("550 5.1.1 <anna@example.org>: user  unknown"),
              "550 5.1.1 […] user unknown");
    EXPECT_EQ(masked_error("PESEL=44051401359 refused"), "[…] refused");
    EXPECT_EQ(masked_error("port 587: connection refused"), "port 587: connection refused");
    EXPECT_EQ(masked_error(""), "");
}

TEST(MaskedError, IsShortAndEndsWithAWholeLetter) {
    const std::string shown = masked_error(std::string(199, 'x') + "ąąąą");
    EXPECT_LE(shown.size(), 204U);
    EXPECT_EQ(shown, std::string(199, 'x') + "…");
}

}  // namespace
}  // namespace okienko::administration
