#pragma once

#include "server/catalogue/life_situations.h"
#include "server/catalogue/office.h"
#include "server/catalogue/services.h"
#include "server/storage/database.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::catalogue {

/// What a resident sees first: `/`, the list and search `/uslugi`, the card `/uslugi/{service}`.
class ServicePages {
public:
    ServicePages(const web::Pages& pages,
                 const Services& services,
                 storage::Database& database,
                 const Office& office,
                 const LifeSituations& situations);

    /// This object must outlive the router.
    void add_routes(web::Router& router) const;

private:
    web::Response home(const web::Request& request) const;
    web::Response list(const web::Request& request) const;
    web::Response card(const web::Request& request) const;

    void add_found(schemas::Node root, const web::Request& request) const;
    void add_filters(schemas::Node root, const web::Request& request) const;

    const web::Pages& pages_;
    const Services& services_;
    storage::Database& database_;
    const Office& office_;
    const LifeSituations& situations_;
};

}  // namespace okienko::catalogue
