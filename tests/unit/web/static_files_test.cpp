#include "server/web/static_files.h"

#include <gtest/gtest.h>

#include "server/web/failures.h"
#include "tests/unit/web/installation.h"

namespace okienko::web {
namespace {

class StaticFilesTest : public testing::Test {
protected:
    StaticFilesTest() {
        installation_.write("assets/app.css", std::string(5000, 'a'));
        installation_.write("assets/fonts/lato.woff2", "font");
        installation_.write("assets/favicon.ico", "icon");
    }
    Response get(const std::string& path,
                 const std::string& encoding = {},
                 const std::string& tag = {}) const {
        Router router;
        StaticFiles({installation_.root() + "/assets"}).add_routes(router);
        const Router::Match match = router.match(Method::get, path);
        if (match.route == nullptr) throw not_found();
        Request request;
        request.parameters = match.parameters;
        if (!encoding.empty()) request.headers.emplace_back("Accept-Encoding", encoding);
        if (!tag.empty()) request.headers.emplace_back("If-None-Match", tag);
        return match.route->handler(request);
    }
    static std::string header(const Response& response, const std::string& name) {
        for (const auto& [key, value] : response.headers) {
            if (key == name) return value;
        }
        return {};
    }
    Installation installation_;
};

TEST_F(StaticFilesTest, ServesForEverUnderTheAddressOfTheContent) {
    const std::string prefix = StaticFiles({installation_.root() + "/assets"}).prefix();
    const Response css = get(prefix + "/app.css");
    EXPECT_EQ(css.body.size(), 5000U);
    EXPECT_EQ(header(css, "Content-Type"), "text/css; charset=utf-8");
    EXPECT_NE(header(css, "Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(header(get("/zasoby/old/app.css"), "Cache-Control"), "no-cache");
    EXPECT_EQ(get(prefix + "/fonts/lato.woff2").body, "font");
    EXPECT_EQ(get("/favicon.ico").body, "icon");
    EXPECT_THROW(get(prefix + "/none.css"), Refusal);
    installation_.write("assets/app.css", "changed");
    EXPECT_NE(StaticFiles({installation_.root() + "/assets"}).prefix(), prefix);
}

TEST_F(StaticFilesTest, SendsThePackedVariantToWhoTakesIt) {
    const Response packed = get("/zasoby/x/app.css", "br, gzip;q=0.5");
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 200U);
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(get("/zasoby/x/app.css", "gzip;q=0"), "Content-Encoding"), "");
    EXPECT_EQ(header(get("/zasoby/x/fonts/lato.woff2", "gzip"), "Content-Encoding"), "");
}

TEST_F(StaticFilesTest, KnowsWhatTheBrowserHas) {
    const std::string tag = header(get("/zasoby/x/app.css"), "ETag");
    const Response unchanged = get("/zasoby/x/app.css", {}, tag);
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_TRUE(unchanged.body.empty());
}

TEST(StaticFiles, AMissingFolderIsEmpty) {
    EXPECT_FALSE(StaticFiles({"/nonexistent-folder"}).prefix().empty());
}

}  // namespace
}  // namespace okienko::web
