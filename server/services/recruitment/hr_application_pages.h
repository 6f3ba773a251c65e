#pragma once

#include "server/cases/service_words.h"
#include "server/catalogue/office.h"
#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/services/recruitment/assess.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::recruitment {

/// HR works with the applications of a vacancy once its deadline has passed: the table, one
/// candidate, two beside each other, files, statuses and the result. Before, every one of these
/// addresses answers that it is sealed, and the attempt is in the audit trail. Shared by threads.
class HrApplicationPages {
public:
    HrApplicationPages(storage::Database& database,
                       const documents::DocumentStore& documents,
                       const documents::Attachments& attachments,
                       const cases::ServiceWords& services,
                       const web::Pages& pages,
                       const catalogue::Office& office,
                       const config::Clock& clock)
        : database_(database),
          documents_(documents),
          attachments_(attachments),
          services_(services),
          pages_(pages),
          office_(office),
          clock_(clock) {}
    void add_routes(web::Router& router) const;

private:
    web::Response table(const web::Request& request) const;
    web::Response one(const web::Request& request) const;
    web::Response assess_one(const web::Request& request) const;
    web::Response compare(const web::Request& request) const;
    web::Response set_status(const web::Request& request) const;
    web::Response announce(const web::Request& request) const;
    // files, in application_files.cpp
    web::Response csv(const web::Request& request) const;
    web::Response archive(const web::Request& request) const;
    web::Response document(const web::Request& request) const;
    web::Response attachment(const web::Request& request) const;

    /// Throws Refusal 404 or 403 after the audit trail has it.
    Vacancy enter(const web::Request& request, std::string_view what) const;
    Shown find(const web::Request& request, const Vacancy& vacancy, int seq) const;
    Shown of_path(const web::Request& request, const Vacancy& vacancy) const;
    std::string bytes_of(const Application& application) const;

    web::Response table_page(const web::Request& request,
                             const Vacancy& vacancy,
                             const AssessOutcome& fault,
                             int status) const;
    web::Response one_page(const web::Request& request,
                           const Vacancy& vacancy,
                           const Shown& shown,
                           const AssessOutcome& fault,
                           const Assessment* posted,
                           int status) const;
    /// <candidate> with its data, criteria, files and the document as a letter.
    void add_candidate(schemas::Node parent,
                       const web::Request& request,
                       const Vacancy& vacancy,
                       const Shown& shown) const;

    storage::Database& database_;
    const documents::DocumentStore& documents_;
    const documents::Attachments& attachments_;
    const cases::ServiceWords& services_;
    const web::Pages& pages_;
    const catalogue::Office& office_;
    const config::Clock& clock_;
};

}  // namespace okienko::recruitment
