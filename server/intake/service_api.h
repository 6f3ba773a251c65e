#pragma once

#include <string>

#include "forms/service.h"
#include "server/catalogue/services.h"
#include "server/web/router.h"

namespace okienko::intake {

/// /api/v1/services: what can be filed and by which schema; and /openapi.json. Public. Shared by
/// threads.
class ServiceApi {
public:
    /// `description` is the text of openapi.json. `shared` are the schemas a service's own may
    /// import.
    ServiceApi(catalogue::Services& services,
               const schemas::SchemaCatalog& shared,
               std::string description);

    void add_routes(web::Router& router) const;

private:
    web::Response list() const;
    web::Response one(const web::Request& request) const;
    web::Response schema(const web::Request& request) const;

    catalogue::Services& services_;
    const schemas::SchemaCatalog& shared_;
    std::string description_;
};

}  // namespace okienko::intake
