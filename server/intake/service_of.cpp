#include "server/intake/service_of.h"

#include <algorithm>

#include "forms/document_builder.h"

namespace okienko::intake {

namespace {

bool has_namespace(const forms::Service& service, const schemas::Document& document) {
    return service.model().root.namespace_uri == document.root().namespace_uri();
}

bool is_known_namespace(const catalogue::Services& services, const schemas::Document& document) {
    const auto all = services.all();
    return std::any_of(all.begin(), all.end(), [&](const auto& published) {
        return published->service && has_namespace(*published->service, document);
    });
}

}  // namespace

std::variant<std::shared_ptr<const forms::Service>, NoService> service_of(
    catalogue::Services& services, const schemas::Document& document) {
    const auto origin = forms::origin_of(document);
    std::shared_ptr<const forms::Service> service;
    if (origin) {
        service = origin->sha256.empty() ? services.current(origin->service)
                                         : services.by_hash(origin->sha256);
    }
    if (service) {
        if (has_namespace(*service, document)) return service;
        return NoService{"namespace", "intake.api.other-namespace"};
    }
    if (!is_known_namespace(services, document)) {
        return NoService{"namespace",
                         document.root().namespace_uri().empty() ? "intake.api.no-namespace"
                                                                 : "intake.api.unknown-namespace"};
    }
    return NoService{"version", origin ? "intake.api.unknown-version" : "intake.api.no-version"};
}

}  // namespace okienko::intake
