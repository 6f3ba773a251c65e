#pragma once

#include "server/catalogue/office.h"
#include "server/config/clock.h"
#include "server/storage/database.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::recruitment {

/// What everybody sees: /nabory, an announcement with its versions and result, and a candidate's
/// own applications for it, which can be withdrawn. Shared by threads.
class VacancyPages {
public:
    VacancyPages(storage::Database& database,
                 const web::Pages& pages,
                 const catalogue::Office& office,
                 const config::Clock& clock)
        : database_(database), pages_(pages), office_(office), clock_(clock) {}
    void add_routes(web::Router& router) const;

private:
    web::Response list(const web::Request& request) const;
    web::Response show(const web::Request& request) const;

    storage::Database& database_;
    const web::Pages& pages_;
    const catalogue::Office& office_;
    const config::Clock& clock_;
};

}  // namespace okienko::recruitment
