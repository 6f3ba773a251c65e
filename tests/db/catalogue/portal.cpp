#include "tests/db/catalogue/portal.h"

#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "forms/schema_compiler.h"
#include "schemas/xml_library.h"
#include "server/web/escape.h"

namespace okienko::catalogue {

namespace {

const std::string kRoot = OKIENKO_SOURCE_DIR;

class Libraries : public testing::Environment {
public:
    void SetUp() override { xml_.emplace(); }
    void TearDown() override { xml_.reset(); }

private:
    std::optional<schemas::XmlLibrary> xml_;
};
const auto* const kLibraries = testing::AddGlobalTestEnvironment(new Libraries);

/// An installation with the sheets of this room alone, so that it does not depend on rooms to its
/// right.
std::filesystem::path installation() {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("okienko-portal-{}", ::getpid());
    std::filesystem::create_directories(folder / "server");
    for (const char* part : {"schemas", "server/catalogue"}) {
        if (!std::filesystem::exists(folder / part))
            std::filesystem::create_directory_symlink(kRoot + "/" + part, folder / part);
    }
    return folder;
}

}  // namespace

Portal::Portal()
    : database_("catalogue"),
      office_(Office::read(kRoot + "/schemas/codelists/office.xml")),
      situations_(LifeSituations::read(kRoot + "/schemas/codelists/life-situations.xml")) {
    compiler_ = std::make_unique<forms::ServiceCompiler>(
        kRoot, std::make_shared<forms::LocalSchemaCompiler>());
    services_ = std::make_unique<Services>(database_.database(), *compiler_, config::Log::silent());
}

void Portal::open_pages() {
    const auto root = installation();
    web::Pages::Settings settings;
    settings.root = root.string();
    settings.office = kRoot + "/schemas/codelists/office.xml";
    settings.assets = "/zasoby/test";
    pages_ = std::make_unique<web::Pages>(settings);
    std::filesystem::remove_all(root);
    service_pages_ = std::make_unique<ServicePages>(
        *pages_, *services_, database_.database(), office_, situations_);
    portal_pages_ =
        std::make_unique<PortalPages>(*pages_, kRoot + "/schemas/codelists/accessibility.xml");
    service_pages_->add_routes(router_);
    portal_pages_->add_routes(router_);
}

void Portal::publish_all(const std::string& folder) {
    services_->publish_folders(folder);
}

web::Response Portal::get(const std::string& target,
                          const std::string& language,
                          const std::string& theme) {
    if (!pages_) open_pages();
    web::Request request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (const auto query = target.find('?'); query != std::string::npos) {
        request.query = web::decode_fields(target.substr(query + 1), 100).fields;
    }
    request.language = language;
    request.theme = theme;
    request.csrf = "token";
    request.origin = "http://127.0.0.1:8080";
    const auto match = router_.match(web::Method::get, request.path);
    if (match.route == nullptr) throw std::runtime_error("no route for " + target);
    request.parameters = match.parameters;
    return match.route->handler(request);
}

std::string card_xml(const std::string& service,
                     const std::string& title,
                     const std::string& keywords,
                     const std::string& text) {
    std::string card = fmt::format(
        R"(<card service="{}" symbol="OR-1" unit="OR"><version number="1" published="2026-11-20"/>)",
        service);
    card += fmt::format(
        R"(<content lang="pl"><title>{}</title><description>Opis.</description><keywords>{}</keywords>)",
        title,
        keywords);
    for (const char* kind : {"answer", "fee", "filling", "signature"}) {
        card += fmt::format(R"(<fact kind="{}" value="x"/>)", kind);
    }
    card += fmt::format("<who><p>{}</p></who>", text);
    for (const char* part : {"fees", "time", "appeal"})
        card += fmt::format("<{0}><p>x</p></{0}>", part);
    return card +
           "<law><act>x</act></law><data><p>x</p></data><channels><p>x</p></channels></content></"
           "card>";
}

}  // namespace okienko::catalogue
