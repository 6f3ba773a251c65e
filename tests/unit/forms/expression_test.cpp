#include "forms/expression.h"

#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

std::string fault(const std::string& text) {
    compiler();
    std::string why;
    Expression::compile(text, why);
    return why;
}

std::string value(const std::string& text) {
    std::string why;
    const auto expression = Expression::compile(text, why);
    if (!expression) return "!" + why;
    const auto document = schemas::parse_own(
        "<v><a>12.50</a><a>0.1</a><b>2000-02-29</b><g><w>1</w><w>3</w></g></v>", "test");
    const ExpressionWorld world{[&](const std::string& id) {
                                    std::vector<xmlNode*> nodes;
                                    for (const auto node : document.root().children(id))
                                        nodes.push_back(node.raw());
                                    return nodes;
                                },
                                "2026-11-06"};
    return expression->text(document.root(), world);
}

TEST(Expression, ReachesFieldsByTheirVariables) {
    compiler();
    EXPECT_EQ(value("okn:sum($a)"), "12.6");
    EXPECT_EQ(value("okn:product('1.1', '1.1')"), "1.21");
    EXPECT_EQ(value("count($g/w[. > 2])"), "1");
    EXPECT_EQ(value("okn:age($b)"), "26");
    EXPECT_EQ(value("okn:days('2026-11-06') - okn:days('2026-11-01')"), "5");
    EXPECT_EQ(value("okn:days('x') = okn:days('x')"), "false");
    EXPECT_EQ(value("okn:today()"), "2026-11-06");
    EXPECT_EQ(value("okn:add-period(okn:today(), '14d')"), "2026-11-20");
    EXPECT_EQ(value("okn:if($nie-ma, 'tak', 'nie')"), "nie");
    EXPECT_EQ(value("okn:pesel-valid('44051401359') and not(okn:nip-valid('1'))"), "true");
    EXPECT_EQ(value("$a * 2 - 1"), "24");
    EXPECT_EQ(value("okn:birth-date('44051401359')"), "1944-05-14");
}

TEST(Expression, KnowsWhatItDependsOn) {
    std::string why;
    const auto expression =
        Expression::compile("$a-b = 'x' and . != '$c' or count($d/E[F = $g]) > 1", why);
    ASSERT_TRUE(expression) << why;
    EXPECT_EQ(expression->variables(), (std::vector<std::string>{"a-b", "d", "g"}));
    EXPECT_TRUE(expression->uses_itself());
}

TEST(Expression, RefusesWhatCannotBeFollowed) {
    for (const char* good : {"true()",
                             "$a/B/@c = '1'",
                             "$a[1]",
                             "$a * $b",
                             "$a div 2 mod 3",
                             "string-length(.) > 2"}) {
        EXPECT_EQ(fault(good), "") << good;
    }
    for (const char* bad : {"../x",
                            "/a",
                            "//a",
                            "$a//b",
                            "x = 1",
                            "ancestor::a",
                            "document('x')",
                            "id('x')",
                            "okn:nothing()",
                            "$",
                            "'",
                            "$a[",
                            "$a]",
                            "@x",
                            "*",
                            "1 +",
                            "$a $b",
                            "#",
                            "$a/",
                            ""}) {
        EXPECT_NE(fault(bad), "") << bad;
    }
    EXPECT_NE(fault(std::string(2000, '1')), "");
}

TEST(Expression, ThatCostsTooMuchIsFalse) {
    compiler();
    std::string why;
    std::string test =
        "count($g/w[count($g/w[count($g/w[count($g/w[count($g/w) > 0]) > 0]) > 0]) > 0]) > 0";
    const auto expression = Expression::compile(test, why);
    ASSERT_TRUE(expression) << why;
    std::string many = "<v><g>";
    for (int i = 0; i < 200; ++i) many += "<w>1</w>";
    const auto document = schemas::parse_own(many + "</g></v>", "test");
    const ExpressionWorld world{[&](const std::string& id) {
                                    std::vector<xmlNode*> nodes;
                                    for (const auto node : document.root().children(id))
                                        nodes.push_back(node.raw());
                                    return nodes;
                                },
                                "2026-11-06"};
    EXPECT_FALSE(expression->test(document.root(), world));
}

}  // namespace
}  // namespace okienko::forms::testing
