#include "server/web/router.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace okienko::web {
namespace {

Handler nothing() {
    return [](const Request&) { return Response{}; };
}

std::string matched(const Router& router, std::string_view path, Method method = Method::get) {
    const Router::Match match = router.match(method, path);
    return match.route == nullptr ? "allow:" + match.allow : match.route->pattern;
}

TEST(Router, PrefersTheMoreExactPattern) {
    Router router;
    router.get("/zasoby/{file...}", Access::machine(), nothing());
    router.get("/uslugi/{id}", Access::anyone(), nothing());
    router.get("/uslugi/lista", Access::anyone(), nothing());
    router.get("/uslugi", Access::anyone(), nothing());
    router.get("/", Access::anyone(), nothing());
    EXPECT_EQ(matched(router, "/"), "/");
    EXPECT_EQ(matched(router, "/uslugi"), "/uslugi");
    EXPECT_EQ(matched(router, "/uslugi/lista"), "/uslugi/lista");
    EXPECT_EQ(matched(router, "/uslugi/inna"), "/uslugi/{id}");
    EXPECT_EQ(matched(router, "/uslugi/"), "allow:");
    EXPECT_EQ(matched(router, "/uslugi/a/b"), "allow:");
    EXPECT_EQ(matched(router, "/zasoby/a/b.css"), "/zasoby/{file...}");
    EXPECT_EQ(router.match(Method::get, "/zasoby/a/b.css").parameters.front().second, "a/b.css");
    EXPECT_EQ(router.match(Method::get, "/uslugi/x y").parameters.front().second, "x y");
}

TEST(Router, AnswersHeadByGetAndTellsOtherMethods) {
    Router router;
    router.get("/a", Access::anyone(), nothing());
    router.post("/b", Access::anyone(), nothing());
    EXPECT_EQ(matched(router, "/a", Method::head), "/a");
    EXPECT_EQ(matched(router, "/a", Method::post), "allow:GET, HEAD");
    EXPECT_EQ(matched(router, "/b"), "allow:POST");
}

TEST(Router, RefusesClashesAndNonsense) {
    Router router;
    router.get("/a/{x}", Access::anyone(), nothing());
    EXPECT_THROW(router.get("/a/{y}", Access::anyone(), nothing()), std::logic_error);
    EXPECT_NO_THROW(router.post("/a/{y}", Access::anyone(), nothing()));
    EXPECT_THROW(router.get("/{x}/{x}", Access::anyone(), nothing()), std::logic_error);
    EXPECT_THROW(router.get("/{x...}/b", Access::anyone(), nothing()), std::logic_error);
    EXPECT_THROW(router.get("a", Access::anyone(), nothing()), std::logic_error);
    EXPECT_THROW(router.get("/c", Access::anyone(), {}), std::logic_error);
}

TEST(Router, DescribesEveryRoute) {
    Router router;
    router.post("/b", Access::role("clerk"), nothing());
    router.get("/a", Access::anyone(), nothing());
    const std::string text = describe(router);
    EXPECT_LT(text.find("/a"), text.find("/b"));
    EXPECT_NE(text.find("role clerk"), std::string::npos);
}

}  // namespace
}  // namespace okienko::web
