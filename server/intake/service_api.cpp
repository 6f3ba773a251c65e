#include "server/intake/service_api.h"

#include <fmt/format.h>

#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

constexpr const char* kBase = "/api/v1/services";

std::string_view word(forms::Policy policy) {
    switch (policy) {
        case forms::Policy::none:
            return "none";
        case forms::Policy::optional:
            return "optional";
        case forms::Policy::required:
            return "required";
    }
    return "none";
}

std::string titles(const catalogue::Published& published) {
    std::string items;
    for (const auto& [language, content] : published.card->contents()) {
        items += fmt::format("{}{}:{}",
                             items.empty() ? "" : ",",
                             web::json_string(language),
                             web::json_string(content.title));
    }
    return "{" + items + "}";
}

std::string form_part(const forms::Service& service) {
    std::string languages;
    for (const std::string& language : service.languages()) {
        languages += (languages.empty() ? "" : ",") + web::json_string(language);
    }
    const forms::Deadline* deadline = service.workflow().main_deadline();
    return fmt::format(
        R"({{"version":{},"package":"{}","root":{},"namespace":{},"languages":[{}],"account":"{}","signature":{{"accepts":"{}","required":{},"signers":{}}},"period":{}}})",
        web::json_string(service.version()),
        service.sha256(),
        web::json_string(service.form().root),
        web::json_string(service.model().root.namespace_uri),
        languages,
        word(service.form().account),
        forms::to_string(service.form().signature.accepts),
        service.form().signature.required,
        service.form().signature.signers,
        deadline != nullptr ? web::json_string(deadline->period) : "null");
}

std::string told(const catalogue::Published& published) {
    const std::string self = std::string(kBase) + "/" + published.id;
    const std::string schema =
        published.service ? fmt::format(R"(,"schema":"{}/document.xsd")", self) : "";
    return fmt::format(
        R"({{"id":{},"title":{},"unit":{},"form":{},"links":{{"self":"{}","card":"/uslugi/{}"{}}}}})",
        web::json_string(published.id),
        titles(published),
        web::json_string(published.card->unit()),
        published.service ? form_part(*published.service) : "null",
        self,
        published.id,
        schema);
}

}  // namespace

ServiceApi::ServiceApi(catalogue::Services& services,
                       const schemas::SchemaCatalog& shared,
                       std::string description)
    : services_(services), shared_(shared), description_(std::move(description)) {}

void ServiceApi::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    const std::string base(kBase);
    router.get(base, anyone, [this](const web::Request&) { return list(); });
    router.get(
        base + "/{id}", anyone, [this](const web::Request& request) { return one(request); });
    router.get(base + "/{id}/{schema}", anyone, [this](const web::Request& request) {
        return schema(request);
    });
    router.get(
        "/openapi.json", anyone, [this](const web::Request&) { return web::json(description_); });
}

web::Response ServiceApi::list() const {
    std::string items;
    for (const auto& published : services_.all()) {
        items += (items.empty() ? "" : ",") + told(*published);
    }
    return web::json("{\"services\":[" + items + "]}");
}

web::Response ServiceApi::one(const web::Request& request) const {
    const auto published = services_.find(request.parameter("id"));
    if (!published) throw web::not_found("no such service");
    return web::json(told(*published));
}

web::Response ServiceApi::schema(const web::Request& request) const {
    const auto service = services_.current(request.parameter("id"));
    const std::string& name = request.parameter("schema");
    if (!service || !name.ends_with(".xsd")) throw web::not_found("no such schema");
    if (const std::string* own = service->package().file(name)) return web::xml(*own);
    const std::string* shared = shared_.find(name);
    if (shared == nullptr) throw web::not_found("no such schema");
    return web::xml(*shared);
}

}  // namespace okienko::intake
