#include "tests/unit/web/trial.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "server/storage/database.h"
#include "server/web/failures.h"
#include "server/web/incoming.h"
#include "tests/unit/web/memory_source.h"

namespace okienko::web {

namespace {

Identity known(const std::string& account,
               const std::string& email,
               std::vector<std::string> roles) {
    Identity identity;
    identity.account = account;
    identity.email = email;
    identity.roles = std::move(roles);
    return identity;
}

}  // namespace

std::optional<Identity> KnownIdentities::by_session(const std::string& cookie) {
    if (database_away) throw storage::Unavailable("no connection");
    if (cookie == "resident") return known("1", "anna@example.org", {"resident"});
    if (cookie == "clerk") return known("2", "jan@example.org", {"resident", "clerk"});
    return std::nullopt;
}

std::optional<Identity> KnownIdentities::by_token(const std::string& secret) {
    if (secret == "key") return known("3", "api@example.org", {"resident"});
    return std::nullopt;
}

Trial::Trial(PipelineSettings settings)
    : pages_(
          {installation_.root(), installation_.root() + "/office.xml", "/zasoby/1", {"pl", "en"}}) {
    if (settings.csrf_key.empty()) settings.csrf_key = "0123456789abcdef";
    add_routes();
    const config::Log to([this](std::string_view line) {
        const std::lock_guard lock(mutex_);
        log_ += line;
    });
    pipeline_.emplace(settings, Pipeline::Rooms{router, pages_, identities, clock, to, metrics});
}

std::string Trial::log() const {
    const std::lock_guard lock(mutex_);
    return log_;
}

void Trial::add_routes() {
    const auto page = [this](const Request& request) {
        View view;
        view.root().add("form");
        return pages_.render(request, "trial/page", view);
    };
    const auto echo = [](const Request& request) {
        std::string body;
        for (const auto& [name, value] : request.form.items()) body += name + "=" + value + ";";
        for (const auto& upload : request.uploads)
            body += upload->file_name() + ":" + std::to_string(upload->size()) + ";";
        return html(body + request.body);
    };
    BodyPolicy files;
    files.files = 2;
    files.file_bytes = 512UL * 1024;
    files.csrf = false;
    BodyPolicy loose;
    loose.csrf = false;
    loose.media_types = {"text/plain"};
    router.get("/", Access::anyone(), page);
    router.get(
        "/plain", Access::anyone(), [](const Request&) { return html("<p>for everyone</p>"); });
    router.post("/form", Access::anyone(), echo);
    router.post("/loose", Access::anyone(), echo, loose);
    router.post("/files", Access::anyone(), echo, files);
    router.get("/mine", Access::signed_in(), page);
    router.post("/mine", Access::signed_in(), echo);
    router.post("/draft", Access::signed_in().keeping_posts(), [](const Request& request) {
        return html(request.identity ? "somebody" : "nobody");
    });
    router.get("/urzad", Access::role("clerk"), page);
    router.get("/api/v1/services", Access::token(), [](const Request&) { return json("[]"); });
    router.get("/fail/bug", Access::anyone(), [](const Request&) -> Response {
        throw std::logic_error("the secret inside");
    });
    router.get("/fail/cookie", Access::anyone(), [](const Request&) {
        return html("").cookie("okn-x", "a;b");
    });
    router.get("/fail/odd", Access::anyone(), [](const Request&) -> Response { throw 7; });
    router.get("/fail/database", Access::anyone(), [](const Request&) -> Response {
        throw storage::Unavailable("secret host");
    });
    router.get("/fail/disk", Access::anyone(), [](const Request&) -> Response {
        throw storage::DiskFull("secret path");
    });
    router.get("/fail/refusal", Access::anyone(), [](const Request&) -> Response {
        throw Refusal(410, "error.draft-gone");
    });
    router.get("/slow", Access::anyone(), [](const Request&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        return html("slow");
    });
    router.get("/large", Access::anyone(), [](const Request&) {
        return html(std::string(3'000'000, 'x'));
    });
    HealthPages(metrics, {{"well", [] { return std::nullopt; }}}).add_routes(router);
}

Response Trial::ask(const std::string& bytes) const {
    MemorySource memory(bytes);
    BufferedSource source(memory);
    const auto head = read_head(source);
    if (!head) throw std::logic_error("a test without a request");
    BodyStream body(source, *head);
    Exchange exchange;
    exchange.request.language = "pl";
    exchange.body = &body;
    try {
        fill_exchange(exchange, *head, {"127.0.0.1", false, "", nullptr});
    } catch (const FramingFault& fault) {
        exchange.fault = fault.what();
    }
    return pipeline_->answer(exchange);
}

Response Trial::get(const std::string& path, const std::string& header_lines) const {
    return ask("GET " + path + " HTTP/1.1\r\nHost: okienko.example\r\n" + header_lines + "\r\n");
}

std::string header_of(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace okienko::web
