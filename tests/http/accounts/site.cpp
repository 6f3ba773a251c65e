#include "tests/http/accounts/site.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "server/web/body_stream.h"
#include "server/web/escape.h"
#include "server/web/incoming.h"
#include "tests/unit/web/memory_source.h"

namespace okienko::accounts {

namespace fs = std::filesystem;

namespace {

/// An installation with the sheets these pages need and no other room's.
fs::path make_root() {
    std::array<char, 40> pattern{"/tmp/okienko-accounts-XXXXXX"};
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    const fs::path root(pattern.data());
    const fs::path source(OKIENKO_SOURCE_DIR);
    fs::create_directory(root / "server");
    fs::create_symlink(source / "schemas", root / "schemas");
    for (const char* room : {"accounts", "calendar", "web"}) {
        fs::create_symlink(source / "server" / room, root / "server" / room);
    }
    return root;
}

}  // namespace

Site::Site() : root_(make_root()) {
    web::Pages::Settings settings;
    settings.root = root_.string();
    settings.office = std::string(OKIENKO_SOURCE_DIR) + "/schemas/codelists/office.xml";
    settings.assets = "/zasoby/test";
    pages_.emplace(settings);
    account_pages_.emplace(desk.context, *pages_, overview, desk.factor);
    account_pages_->add_routes(router_);
    web::PipelineSettings pipeline;
    pipeline.csrf_key = "0123456789abcdef";
    pipeline.requests_per_minute = 0;
    pipeline_.emplace(
        pipeline,
        web::Pipeline::Rooms{
            router_, *pages_, desk.identities, desk.clock, config::Log::silent(), metrics_});
}

Site::~Site() {
    fs::remove_all(root_);
}

web::Response Browser::ask(const std::string& head, const std::string& body) {
    std::string bytes = head + "Host: okienko.example\r\nUser-Agent: Firefox/128.0 Linux\r\n";
    std::string sent;
    for (const auto& [name, value] : cookies)
        sent += (sent.empty() ? "" : "; ") + name + "=" + value;
    if (!sent.empty()) bytes += "Cookie: " + sent + "\r\n";
    bytes += "\r\n" + body;

    web::MemorySource memory(bytes);
    web::BufferedSource source(memory);
    const auto message = web::read_head(source);
    if (!message) throw std::logic_error("a test without a request");
    web::BodyStream stream(source, *message);
    web::Exchange exchange;
    exchange.request.language = "pl";
    exchange.body = &stream;
    web::fill_exchange(exchange, *message, {client_, false, "", nullptr});
    auto response = site_.pipeline().answer(exchange);
    for (const auto& cookie : response.cookies) {
        if (cookie.max_age && *cookie.max_age == 0) {
            cookies.erase(cookie.name);
        } else {
            cookies[cookie.name] = cookie.value;
        }
    }
    constexpr std::string_view kToken = "name=\"_csrf\" value=\"";
    if (const auto at = response.body.find(kToken); at != std::string::npos) {
        const auto begin = at + kToken.size();
        token_ = response.body.substr(begin, response.body.find('"', begin) - begin);
    }
    return response;
}

web::Response Browser::get(const std::string& target) {
    return ask("GET " + target + " HTTP/1.1\r\n", {});
}

web::Response Browser::post(const std::string& path, Fields fields, bool with_token) {
    if (with_token) fields.emplace_back("_csrf", token_);
    std::string body;
    for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + web::percent_encode(name) + "=" +
                web::percent_encode(value);
    }
    return ask(
        "POST " + path +
            " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n",
        body);
}

web::Response Browser::sign_in(const std::string& email,
                               const std::string& password,
                               const std::string& back) {
    get("/konto/logowanie");
    Fields fields = {{"email", email}, {"password", password}};
    if (!back.empty()) fields.emplace_back("powrot", back);
    return post("/konto/logowanie", fields);
}

std::string header(const web::Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

std::string location(const web::Response& response) {
    return header(response, "Location");
}

namespace {

std::string with_soft_spaces(std::string text) {
    static const std::string kHard = "\u00a0";
    for (auto at = text.find(kHard); at != std::string::npos; at = text.find(kHard, at)) {
        text.replace(at, kHard.size(), " ");
    }
    return text;
}

}  // namespace

bool holds(const web::Response& response, const std::string& text) {
    return with_soft_spaces(response.body).find(with_soft_spaces(text)) != std::string::npos;
}

}  // namespace okienko::accounts
