#include "server/accounts/form_page.h"

#include <gtest/gtest.h>

namespace okienko::accounts {
namespace {

std::string back_to(const std::string& path) {
    web::Fields fields;
    fields.add("powrot", path);
    return return_path(fields);
}

TEST(ReturnPath, IsAPlaceOfThisSite) {
    EXPECT_EQ(back_to("/wnioski/123/strona-2?pole=x"), "/wnioski/123/strona-2?pole=x");
    EXPECT_EQ(back_to("/konto"), "/konto");
}

TEST(ReturnPath, NeverLeadsAway) {
    for (const char* path : {"//evil.example",
                             "/\\evil.example",
                             "\\\\evil.example",
                             "\\evil.example",
                             "https://evil.example",
                             "https:evil.example",
                             "javascript:alert(1)",
                             "evil.example",
                             "/\t/evil.example",
                             "/%0d%0aSet-Cookie:x",
                             "/a\r\nLocation: //evil.example",
                             "",
                             " /konto",
                             "/ /evil.example",
                             "///evil.example"}) {
        const auto back = back_to(path);
        EXPECT_TRUE(back.empty() || (back[0] == '/' && back[1] != '/' &&
                                     back.find_first_of("\\\r\n\t") == std::string::npos))
            << path << " -> " << back;
    }
    EXPECT_EQ(back_to("//evil.example"), "");
    EXPECT_EQ(back_to("/\\evil.example"), "");
    EXPECT_EQ(back_to("https://evil.example"), "");
}

TEST(ReturnPath, NeverGoesInCircles) {
    EXPECT_EQ(back_to("/konto/logowanie?powrot=/konto"), "");
    EXPECT_EQ(back_to("/konto/wylogowanie"), "");
    EXPECT_EQ(back_to("/" + std::string(2000, 'a')), "");
}

TEST(WaitWords, AreWholeAndDeclined) {
    schemas::Texts texts("pl");
    texts.add(R"(<texts xml:lang="pl"><text id="accounts.wait.seconds.one">{n} sekundę</text>
        <text id="accounts.wait.seconds.few">{n} sekundy</text><text id="accounts.wait.seconds.many">{n} sekund</text>
        <text id="accounts.wait.minutes.few">{n} minuty</text><text id="accounts.wait.minutes.many">{n} minut</text></texts>)",
              "words");
    EXPECT_EQ(wait_words(texts, std::chrono::seconds{1}), "1 sekundę");
    EXPECT_EQ(wait_words(texts, std::chrono::seconds{90}), "90 sekund");
    EXPECT_EQ(wait_words(texts, std::chrono::seconds{91}), "2 minuty");
    EXPECT_EQ(wait_words(texts, std::chrono::seconds{900}), "15 minut");
}

}  // namespace
}  // namespace okienko::accounts
