#include "server/web/pages.h"

#include <gtest/gtest.h>

#include "server/web/identity.h"
#include "tests/unit/web/installation.h"

namespace okienko::web {
namespace {

class PagesTest : public testing::Test {
protected:
    Installation installation_;
    Pages pages() const {
        return Pages({installation_.root(),
                      installation_.root() + "/office.xml",
                      "/zasoby/1",
                      {"pl", "en"}});
    }

    static Request request() {
        Request request;
        request.language = "pl";
        request.path = "/konto";
        request.target = "/konto?a=1&b=2";
        request.theme = "dark";
        request.csrf = "token-<&";
        return request;
    }
};

TEST_F(PagesTest, FurnishesEveryPage) {
    Request asking = request();
    asking.identity.emplace();
    asking.identity->email = "anna@example.org";
    asking.identity->roles = {"resident", "clerk"};
    View view;
    view.root().add("words", "<b>&amp;");
    view.root().add("form");
    const Response response = pages().render(asking, "trial/page", view, 422);
    EXPECT_EQ(response.status, 422);
    for (const char* part : {"<html lang=\"pl\">",
                             "data-path=\"/konto\"",
                             "data-theme=\"dark\"",
                             "data-assets=\"/zasoby/1\"",
                             "Urząd Próbny",
                             "anna@example.org",
                             "<h1>Próba</h1>",
                             "&lt;b&gt;&amp;amp;",
                             "/jezyk?kod=en&amp;powrot=%2Fkonto%3Fa%3D1%26b%3D2",
                             "value=\"token-&lt;&amp;\""}) {
        EXPECT_NE(response.body.find(part), std::string::npos) << part << "\n" << response.body;
    }
}

TEST_F(PagesTest, SpeaksEachLanguage) {
    Request asking = request();
    asking.language = "en";
    EXPECT_NE(pages().render(asking, "trial/page", View()).body.find("<h1>Trial</h1>"),
              std::string::npos);
}

TEST_F(PagesTest, AViewMayBeRenderedTwice) {
    const Pages all = pages();
    const View view;
    EXPECT_EQ(all.render(request(), "trial/page", view).body,
              all.render(request(), "trial/page", view).body);
}

TEST_F(PagesTest, AFaultySheetOrTextIsToldAtStart) {
    installation_.write("server/trial/views/bad.xsl",
                        "<xsl:stylesheet version=\"1.0\" "
                        "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:import "
                        "href=\"okn:nowhere\"/></xsl:stylesheet>");
    EXPECT_THROW(pages(), schemas::XmlError);
    installation_.write("server/trial/views/bad.xsl",
                        "<xsl:stylesheet version=\"1.0\" "
                        "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:import "
                        "href=\"/etc/passwd\"/></xsl:stylesheet>");
    EXPECT_THROW(pages(), schemas::XmlError);
}

TEST_F(PagesTest, SheetsOfRoomsCanImportEachOther) {
    installation_.write("server/trial/views/_part.xsl",
                        "<xsl:stylesheet version=\"1.0\" "
                        "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template "
                        "name=\"part\">PART</xsl:template></xsl:stylesheet>");
    installation_.write(
        "server/other/views/page.xsl",
        "<xsl:stylesheet version=\"1.0\" "
        "xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:import "
        "href=\"okn:layout\"/><xsl:import href=\"okn:trial/_part\"/><xsl:template match=\"page\" "
        "mode=\"main\"><xsl:call-template name=\"part\"/></xsl:template></xsl:stylesheet>");
    EXPECT_NE(pages().render(request(), "other/page", View()).body.find("PART"), std::string::npos);
    EXPECT_FALSE(pages().has("trial/_part"));
}

TEST_F(PagesTest, AnUnknownSheetIsABug) {
    EXPECT_THROW(pages().render(request(), "trial/none", View()), std::logic_error);
}

}  // namespace
}  // namespace okienko::web
