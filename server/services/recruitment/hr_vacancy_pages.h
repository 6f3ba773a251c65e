#pragma once

#include "server/catalogue/office.h"
#include "server/config/clock.h"
#include "server/documents/document_key.h"
#include "server/services/recruitment/manage_vacancy.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::recruitment {

/// HR writes announcements: /kadry, the form of one, publishing, cancelling, and the report of
/// what was erased. Shared by threads.
class HrVacancyPages {
public:
    HrVacancyPages(storage::Database& database,
                   const documents::DocumentKeys& keys,
                   const BannedRequirements& banned,
                   const web::Pages& pages,
                   const catalogue::Office& office,
                   const config::Clock& clock)
        : database_(database),
          keys_(keys),
          banned_(banned),
          pages_(pages),
          office_(office),
          clock_(clock) {}
    void add_routes(web::Router& router) const;

private:
    web::Response list(const web::Request& request) const;
    web::Response list_page(const web::Request& request,
                            const std::vector<Fault>& faults,
                            int status) const;
    web::Response create(const web::Request& request) const;
    web::Response edit(const web::Request& request) const;
    web::Response save(const web::Request& request) const;
    web::Response publish(const web::Request& request) const;
    web::Response cancel(const web::Request& request) const;
    web::Response report(const web::Request& request) const;

    /// The form with what was posted, or what is stored; 404 when there is no such vacancy.
    web::Response form(const web::Request& request,
                       const std::vector<Fault>& faults,
                       const Texts* posted,
                       int status) const;
    web::Response answer(const web::Request& request,
                         const VacancyOutcome& outcome,
                         const Texts* posted,
                         const std::string& notice) const;
    VacancyOrder order_of(const web::Request& request) const;

    storage::Database& database_;
    const documents::DocumentKeys& keys_;
    const BannedRequirements& banned_;
    const web::Pages& pages_;
    const catalogue::Office& office_;
    const config::Clock& clock_;
};

}  // namespace okienko::recruitment
