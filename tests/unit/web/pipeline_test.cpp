#include "server/web/pipeline.h"

#include <gtest/gtest.h>

#include "server/web/csrf.h"
#include "server/web/escape.h"
#include "tests/unit/web/trial.h"

namespace okienko::web {
namespace {

const std::string kVisitor(43, 'v');

bool has(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

std::string post(const std::string& path,
                 const std::string& body,
                 const std::string& header_lines = {}) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: okienko.example\r\nContent-Type: "
           "application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + header_lines + "\r\n" + body;
}

std::string ours(const std::string& more = {}) {
    return "_csrf=" + form_token("0123456789abcdef", kVisitor) + (more.empty() ? "" : "&" + more);
}
const std::string kCookie = "Cookie: okn-visitor=" + kVisitor + "\r\n";

TEST(Access, EveryRouteKeepsStrangersOut) {
    const Trial trial;
    for (const Route& route : trial.router.routes()) {
        if (route.method != Method::get || route.pattern.find("/fail") == 0) continue;
        const Response response = trial.get(route.pattern);
        switch (route.access.kind) {
            case Access::Kind::anyone:
            case Access::Kind::machine:
                EXPECT_EQ(response.status, 200) << route.pattern;
                break;
            case Access::Kind::signed_in:
            case Access::Kind::role:
                EXPECT_EQ(response.status, 303) << route.pattern;
                EXPECT_EQ(header_of(response, "Location"),
                          "/konto/logowanie?powrot=" + percent_encode(route.pattern));
                break;
            case Access::Kind::token:
                EXPECT_EQ(response.status, 401) << route.pattern;
                EXPECT_EQ(header_of(response, "WWW-Authenticate"), "Bearer realm=\"okienko\"");
                EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
                break;
        }
    }
}

TEST(Access, LetsInWhomTheRouteNames) {
    const Trial trial;
    EXPECT_EQ(trial.get("/mine", "Cookie: okn-session=resident\r\n").status, 200);
    EXPECT_EQ(trial.get("/mine", "Cookie: okn-session=forged\r\n").status, 303);
    EXPECT_EQ(trial.get("/urzad", "Cookie: okn-session=resident\r\n").status, 403);
    EXPECT_EQ(trial.get("/urzad", "Cookie: okn-session=clerk\r\n").status, 200);
    EXPECT_EQ(trial.get("/api/v1/services", "Authorization: Bearer key\r\n").status, 200);
    EXPECT_EQ(trial.get("/api/v1/services", "Authorization: Bearer wrong\r\n").status, 401);
    EXPECT_EQ(trial.get("/api/v1/services", "Cookie: okn-session=clerk\r\n").status, 401)
        << "a cookie is no token";
    EXPECT_EQ(trial.get("/mine", "Authorization: Bearer key\r\n").status, 303)
        << "a token is no session";
}

TEST(Access, APostAfterTheSessionLeadsBackToItsForm) {
    const Trial trial;
    const Response to = trial.ask(
        post("/mine", ours(), kCookie + "Referer: http://okienko.example/mine/edit?x=1\r\n"));
    EXPECT_EQ(to.status, 303);
    EXPECT_EQ(header_of(to, "Location"), "/konto/logowanie?powrot=%2Fmine%2Fedit%3Fx%3D1");
    const Response foreign =
        trial.ask(post("/mine", ours(), kCookie + "Referer: http://okienko.example.evil/x\r\n"));
    EXPECT_EQ(header_of(foreign, "Location"), "/konto/logowanie?powrot=%2Fmine");
    EXPECT_EQ(trial.ask(post("/draft", ours(), kCookie)).body, "nobody");
    EXPECT_EQ(
        trial
            .ask(post(
                "/draft", ours(), "Cookie: okn-session=resident; okn-visitor=" + kVisitor + "\r\n"))
            .body,
        "somebody");
}

TEST(Access, TellsUnknownPathsAndMethods) {
    const Trial trial;
    EXPECT_EQ(trial.get("/nowhere").status, 404);
    const Response response = trial.ask(post("/", "", kCookie));
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(header_of(response, "Allow"), "GET, HEAD");
    EXPECT_EQ(header_of(trial.get("/plain/?a=%C5%BC/"), "Location"), "/plain?a=%C5%BC/");
    EXPECT_EQ(trial.get("/nowhere/").status, 404);
    EXPECT_EQ(trial.get("/a%2fb").status, 400);
    EXPECT_EQ(trial.get("/?q=%ff").status, 400);
}

TEST(Csrf, TakesOurFormsOnly) {
    const Trial trial;
    EXPECT_EQ(trial.ask(post("/form", ours("a=1"), kCookie)).status, 200);
    EXPECT_EQ(
        trial.ask(post("/form", ours(), kCookie + "Origin: http://okienko.example\r\n")).status,
        200);
    EXPECT_EQ(trial.ask(post("/form", ours(), kCookie + "Sec-Fetch-Site: same-origin\r\n")).status,
              200);
    EXPECT_EQ(
        trial.ask(post("/form", "a=1", kCookie + "X-CSRF-Token: " + ours().substr(6) + "\r\n"))
            .status,
        200);
    for (const std::string& bad :
         {post("/form", "a=1", kCookie),
          post("/form", "_csrf=wrong", kCookie),
          post("/form", ours()),
          post("/form", ours(), "Cookie: okn-visitor=" + std::string(43, 'w') + "\r\n"),
          post("/form", ours(), kCookie + "Origin: http://evil.example\r\n"),
          post("/form", ours(), kCookie + "Origin: null\r\n"),
          post("/form", ours(), kCookie + "Sec-Fetch-Site: cross-site\r\n"),
          post("/form", ours(), kCookie + "Sec-Fetch-Site: same-site\r\n")}) {
        const Response response = trial.ask(bad);
        EXPECT_EQ(response.status, 403) << bad;
        EXPECT_TRUE(has(response, "Nie wiemy, czy to Twój formularz"));
    }
    EXPECT_EQ(trial.ask(post("/loose", "a=1")).status, 200) << "a route without";
}

TEST(Visitor, GetsACookieOnlyWithAForm) {
    const Trial trial;
    EXPECT_TRUE(trial.get("/plain").cookies.empty());
    const Response page = trial.get("/");
    ASSERT_EQ(page.cookies.size(), 1U);
    EXPECT_EQ(page.cookies.front().name, "okn-visitor");
    EXPECT_EQ(page.cookies.front().value.size(), 43U);
    EXPECT_TRUE(has(page, form_token("0123456789abcdef", page.cookies.front().value)));
    EXPECT_TRUE(trial.get("/", kCookie).cookies.empty());
}

TEST(SecurityHeaders, StandOnEveryAnswer) {
    const Trial trial;
    for (const char* path :
         {"/", "/plain", "/nowhere", "/fail/bug", "/api/v1/services", "/health/live"}) {
        const Response response = trial.get(path);
        EXPECT_EQ(header_of(response, "Content-Security-Policy").rfind("default-src 'none'; ", 0),
                  0U)
            << path;
        EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff") << path;
        EXPECT_FALSE(header_of(response, "Referrer-Policy").empty()) << path;
        EXPECT_FALSE(header_of(response, "Permissions-Policy").empty()) << path;
        EXPECT_EQ(header_of(response, "Strict-Transport-Security"), "") << path;
        EXPECT_EQ(header_of(response, "X-Request-Id").size(), 16U) << path;
    }
    EXPECT_EQ(header_of(trial.get("/plain"), "Cache-Control"), "no-cache");
    EXPECT_EQ(header_of(trial.get("/"), "Cache-Control"), "no-store");
    EXPECT_EQ(header_of(trial.get("/plain", "Cookie: okn-session=resident\r\n"), "Cache-Control"),
              "no-store");
}

TEST(ErrorBoundary, TellsEveryFailureInTheReadersLanguage) {
    const Trial trial;
    struct Case {
        const char* path;
        int status;
        const char* polish;
        const char* english;
    };
    for (const Case& one :
         {Case{"/fail/bug", 500, "Coś się u nas zepsuło", "Something broke on our side"},
          Case{"/fail/odd", 500, "Coś się u nas zepsuło", "Something broke on our side"},
          Case{"/fail/cookie", 500, "Coś się u nas zepsuło", "Something broke on our side"},
          Case{"/fail/database", 503, "Okienko chwilowo nie działa", "The service is down"},
          Case{"/fail/disk", 503, "Nie możemy teraz niczego zapisać", "save anything right now"},
          Case{"/fail/refusal",
               410,
               "Nie udało się pokazać tej strony",
               "We could not show this page"},
          Case{"/nowhere", 404, "Nie ma takiej strony", "There is no such page"}}) {
        const Response polish = trial.get(one.path);
        EXPECT_EQ(polish.status, one.status) << one.path;
        EXPECT_TRUE(has(polish, one.polish)) << polish.body;
        EXPECT_TRUE(has(polish, header_of(polish, "X-Request-Id"))) << "the page names the request";
        EXPECT_FALSE(has(polish, "secret")) << polish.body;
        EXPECT_EQ(header_of(polish, "Retry-After").empty(), one.status != 503);
        const Response english = trial.get(one.path, "Accept-Language: en\r\n");
        EXPECT_TRUE(has(english, one.english)) << english.body;
        EXPECT_TRUE(has(english, "lang=\"en\"")) << english.body;
    }
    EXPECT_NE(trial.log().find("the secret inside"), std::string::npos) << "the log knows why";
}

TEST(ErrorBoundary, TellsMachinesInJson) {
    const Trial trial;
    const Response response = trial.get("/api/nowhere");
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
    EXPECT_TRUE(has(response, "\"request\":\"" + header_of(response, "X-Request-Id") + "\""))
        << response.body;
}

TEST(ErrorBoundary, TheDatabaseMayGoAwayWhileTheSessionIsLookedUp) {
    Trial trial;
    trial.identities.database_away = true;
    EXPECT_EQ(trial.get("/plain", "Cookie: okn-session=resident\r\n").status, 503);
    EXPECT_EQ(trial.get("/plain").status, 200);
    EXPECT_EQ(trial.get("/health/live", "Cookie: okn-session=resident\r\n").status, 200);
}

TEST(Limits, TooManyRequestsWait) {
    PipelineSettings settings;
    settings.requests_per_minute = 5;
    const Trial trial(settings);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(trial.get("/plain").status, 200);
    const Response response = trial.get("/plain");
    EXPECT_EQ(response.status, 429);
    EXPECT_FALSE(header_of(response, "Retry-After").empty());
    EXPECT_EQ(trial.get("/health/live").status, 200) << "health isn't counted";
    settings.unlimited_clients = {"127.0.0.0/8"};
    const Trial open(settings);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(open.get("/plain").status, 200);
}

TEST(Health, AnswersAndCounts) {
    const Trial trial;
    EXPECT_EQ(trial.get("/health/ready").body,
              R"({"status":"ready","checks":[{"name":"well","ok":true}]})");
    trial.get("/plain");
    trial.get("/nowhere");
    const std::string metrics = trial.get("/metrics").body;
    EXPECT_NE(metrics.find("okienko_http_requests_total{route=\"/plain\",status=\"2xx\"} 1\n"),
              std::string::npos)
        << metrics;
    EXPECT_NE(metrics.find("okienko_http_requests_total{route=\"-\",status=\"4xx\"} 1\n"),
              std::string::npos)
        << metrics;
    EXPECT_NE(metrics.find("okienko_http_request_duration_seconds_bucket{le=\"+Inf\"} 3\n"),
              std::string::npos)
        << metrics;
}

TEST(Health, TellsFactsAndValuesByLabel) {
    Router router;
    Metrics metrics;
    metrics.add_gauges("okienko_age", "By list.", "list", [] {
        return std::map<std::string, double>{{"pl", 1}, {"a\"b", 2}};
    });
    HealthPages(metrics,
                {{"lists",
                  [] { return std::optional<std::string>(); },
                  [] { return std::string(R"({"anchors":3})"); }}})
        .add_routes(router);
    Request request;
    request.client = "127.0.0.1";
    const Handler& ready = router.match(Method::get, "/health/ready").route->handler;
    EXPECT_EQ(ready(request).body,
              R"({"status":"ready","checks":[{"name":"lists","ok":true,"facts":{"anchors":3}}]})");
    EXPECT_NE(metrics.text().find("okienko_age{list=\"pl\"} 1\n"), std::string::npos);
    EXPECT_NE(metrics.text().find("okienko_age{list=\"a\\\"b\"} 2\n"), std::string::npos);
}

TEST(Health, AFailingCheckIsNotReady) {
    Router router;
    const Metrics metrics;
    HealthPages(metrics,
                {{"database", [] { return std::optional<std::string>("away"); }},
                 {"disk", []() -> std::optional<std::string> { throw std::runtime_error("odd"); }}})
        .add_routes(router);
    Request request;
    request.client = "127.0.0.1";
    const Handler& ready = router.match(Method::get, "/health/ready").route->handler;
    EXPECT_EQ(ready(request).status, 503);
    EXPECT_NE(ready(request).body.find("\"fault\":\"away\""), std::string::npos);
    request.client = "192.0.2.1";
    EXPECT_EQ(ready(request).body.find("away"), std::string::npos)
        << "strangers don't learn what is wrong";
    EXPECT_THROW(router.match(Method::get, "/metrics").route->handler(request), std::exception);
}

TEST(AccessLog, NamesRoutesAndNoPaths) {
    const Trial trial;
    trial.get("/plain?secret=1", "Cookie: okn-session=resident\r\n");
    trial.get("/tajemnica-12345");
    EXPECT_NE(trial.log().find("route=/plain"), std::string::npos) << trial.log();
    for (const char* hidden : {"secret", "tajemnica", "anna@", "127.0.0.1"}) {
        EXPECT_EQ(trial.log().find(hidden), std::string::npos) << trial.log();
    }
}

}  // namespace
}  // namespace okienko::web
