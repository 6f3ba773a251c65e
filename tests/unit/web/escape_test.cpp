#include "server/web/escape.h"

#include <gtest/gtest.h>

namespace okienko::web {
namespace {

TEST(Escape, DecodesStrictly) {
    EXPECT_EQ(percent_decode("a%20b%C5%BC"), "a b\xC5\xBC");
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("a+b", true), "a b");
    for (const char* bad :
         {"%", "%2", "%zz", "%C5", "%FF", "%00", "%C0%AF", "%ED%A0%80", "%F4%90%80%80"}) {
        EXPECT_FALSE(percent_decode(bad)) << bad;
    }
}

TEST(Escape, EncodingIsUndone) {
    const std::string text = "Zażółć gęślą jaźń / ? & = + % \" 😀";
    EXPECT_EQ(percent_decode(percent_encode(text)), text);
    EXPECT_EQ(percent_encode("a-b_c.d~e/"), "a-b_c.d~e%2F");
}

TEST(Escape, DecodesPaths) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/uslugi/"), "/uslugi/");
    EXPECT_EQ(decode_path("/us%C5%82ugi/a%20b"), "/usługi/a b");
    EXPECT_EQ(decode_path("/a..b/...x"), "/a..b/...x");
    for (const char* bad : {"",
                            "a",
                            "//",
                            "//evil.example",
                            "/a//b",
                            "/..",
                            "/../etc",
                            "/a/..",
                            "/a/./b",
                            "/.",
                            "/%2e%2e/etc",
                            "/.%2e/x",
                            "/a%2fb",
                            "/a%5Cb",
                            "/a%00b",
                            "/a%0Ab",
                            "/a%7F",
                            "/%ff"}) {
        EXPECT_FALSE(decode_path(bad)) << bad;
    }
}

TEST(Escape, ReadsFields) {
    const DecodedFields fields = decode_fields("a=1&b=%C5%BC+x&a=2&c&&d=", 10);
    EXPECT_FALSE(fields.malformed);
    EXPECT_EQ(fields.fields.all("a"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(fields.fields.get("b"), "ż x");
    EXPECT_TRUE(fields.fields.has("c"));
    EXPECT_EQ(fields.fields.get("d"), "");
    EXPECT_TRUE(decode_fields("a=%zz", 10).malformed);
    EXPECT_TRUE(decode_fields("a=1&b=2&c=3", 2).too_many);
}

TEST(Escape, KnowsLocalPaths) {
    for (const char* good : {"/", "/konto", "/konto?x=1&y=%2F", "/a//b"})
        EXPECT_TRUE(is_local_path(good)) << good;
    for (const char* bad : {"",
                            "konto",
                            "//evil.example",
                            "/\\evil",
                            "https://evil.example",
                            "/a\r\nX: y",
                            "/a b",
                            "/a\\b",
                            "javascript:x"}) {
        EXPECT_FALSE(is_local_path(bad)) << bad;
    }
}

TEST(Escape, WritesJsonStrings) {
    EXPECT_EQ(json_string("a\"b\\c\n\tż"), "\"a\\\"b\\\\c\\n\\tż\"");
    EXPECT_EQ(json_string("\x01\xFF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace okienko::web
