#include "server/cases/case_number.h"

#include <set>

#include <gtest/gtest.h>

namespace okienko::cases {

TEST(CaseNumber, IsRandomAndReadsBackHoweverItIsTyped) {
    std::set<std::string> numbers;
    for (int i = 0; i < 1000; ++i) numbers.insert(new_number(2026));
    EXPECT_EQ(numbers.size(), 1000U);
    const std::string number = *numbers.begin();
    EXPECT_EQ(number.size(), std::string("OKN-2026-7K3M-9QXW").size());
    EXPECT_EQ(read_number(number), number);
    EXPECT_EQ(read_number("okn 2026 7k3m 9qxw"), "OKN-2026-7K3M-9QXW");
    EXPECT_EQ(read_number("2026-7K3M-9QXW"), "OKN-2026-7K3M-9QXW");
    EXPECT_EQ(read_number(" OKN-2026-7K3M9QXO "), "OKN-2026-7K3M-9QX0");
    for (const char* wrong : {"",
                              "OKN",
                              "OKN-2026-7K3M-9QX",
                              "OKN-2026-7K3M-9QXWW",
                              "OKN-20A6-7K3M-9QXW",
                              "OKN-2026-7K3M-9QXU",
                              "../../etc/passwd",
                              "' or 1=1"}) {
        EXPECT_EQ(read_number(wrong), "") << wrong;
    }
}

TEST(CaseNumber, SecretHoldsItsEntropyAndReadsBack) {
    const std::string secret = secret_from(std::string(15, '\xff'));
    EXPECT_EQ(secret, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    EXPECT_NE(secret_from(std::string(14, '\xff') + '\xfe'), secret);
    EXPECT_EQ(read_secret("zzzz zzzz zzzzzzzz-zzzz-zzzz"), secret);
    EXPECT_EQ(read_secret("ZZZZ"), "");
    EXPECT_EQ(hash_of_secret(secret).size(), 32U);
}

TEST(CaseNumber, IdsOfOneMomentLieTogether) {
    const std::string first = new_id();
    const std::string second = new_id();
    EXPECT_EQ(first.size(), 36U);
    EXPECT_NE(first, second);
    EXPECT_EQ(first.substr(0, 8), second.substr(0, 8));
    EXPECT_EQ(first[14], '7');
}

}  // namespace okienko::cases
