#include "server/catalogue/portal_pages.h"

#include "server/web/escape.h"
#include "server/web/language.h"

namespace okienko::catalogue {

namespace {

constexpr long kYear = 365L * 24 * 60 * 60;

/// Back to where the reader was, when that is a page of ours.
web::Response back(const web::Request& request) {
    const std::string target = request.query.get("powrot");
    return web::see_other(web::is_local_path(target) ? target : "/");
}

web::Response choose_language(const web::Request& request) {
    web::Response response = back(request);
    const std::string code = request.query.get("kod");
    if (web::is_language(code)) response.cookie("okn-language", code, kYear);
    return response;
}

web::Response choose_theme(const web::Request& request) {
    web::Response response = back(request);
    const std::string theme = request.query.get("motyw");
    if (theme == "light" || theme == "dark") response.cookie("okn-theme", theme, kYear);
    if (theme.empty()) response.cookie("okn-theme", "", 0);
    return response;
}

}  // namespace

PortalPages::PortalPages(const web::Pages& pages, const std::string& accessibility)
    : pages_(pages),
      accessibility_(schemas::parse_own(schemas::read_file(accessibility), accessibility)) {}

void PortalPages::add_routes(web::Router& router) const {
    using web::Access;
    router.get("/dostepnosc", Access::anyone(), [this](const web::Request& request) {
        return declaration(request);
    });
    router.get("/dane-osobowe", Access::anyone(), [this](const web::Request& request) {
        return show(request, "catalogue/privacy");
    });
    router.get("/regulamin", Access::anyone(), [this](const web::Request& request) {
        return show(request, "catalogue/terms");
    });
    router.get("/jezyk", Access::anyone(), choose_language);
    router.get("/wyglad", Access::anyone(), choose_theme);
}

web::Response PortalPages::show(const web::Request& request, std::string_view sheet) const {
    return pages_.render(request, sheet, web::View());
}

web::Response PortalPages::declaration(const web::Request& request) const {
    const web::View view;
    schemas::Node declaration = view.root().append_copy(accessibility_.root());
    if (declaration.attribute_or("url", "").empty()) declaration.set("url", request.origin + "/");
    return pages_.render(request, "catalogue/accessibility", view);
}

}  // namespace okienko::catalogue
