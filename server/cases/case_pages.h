#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/act.h"
#include "server/cases/correspondence.h"
#include "server/cases/office_case_view.h"
#include "server/cases/own_pages.h"
#include "server/cases/service_words.h"
#include "server/catalogue/office.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/printing/prints.h"
#include "server/storage/database.h"
#include "server/verification/report_view.h"
#include "server/web/pages.h"
#include "server/web/router.h"
#include "signing/verifier.h"

namespace okienko::cases {

/// A case as the office sees it, `/urzad/sprawy/{number}`: the document as a letter, its files, the
/// history, and the acts of the clerk. Shared by threads.
class CasePages {
public:
    CasePages(storage::Database& database,
              const documents::DocumentStore& documents,
              const documents::Attachments& attachments,
              const signing::Verifier& verifier,
              const ServiceWords& words,
              const web::Pages& pages,
              const catalogue::Office& office,
              const Correspondence& correspondence,
              const printing::Prints& prints,
              std::vector<OwnPages> own_pages = {})
        : database_(database),
          documents_(documents),
          reports_(documents),
          attachments_(attachments),
          verifier_(verifier),
          words_(words),
          pages_(pages),
          office_(office),
          correspondence_(correspondence),
          prints_(prints),
          own_pages_(std::move(own_pages)) {}
    void add_routes(web::Router& router);

private:
    using Perform = std::function<ActOutcome(
        storage::Transaction&, const ActContext&, const forms::Workflow&, const web::Request&)>;

    web::Response show(const web::Request& request) const;
    web::Response source(const web::Request& request) const;
    web::Response document(const web::Request& request) const;
    web::Response pdf(const web::Request& request) const;
    web::Response ask_pdf(const web::Request& request) const;
    web::Response report_pdf(const web::Request& request) const;
    web::Response ask_report_pdf(const web::Request& request) const;
    web::Response receipt(const web::Request& request) const;
    web::Response attachment(const web::Request& request) const;
    web::Response recheck(const web::Request& request) const;
    web::Response perform(const web::Request& request,
                          std::string_view act,
                          const Perform& what) const;

    /// Throws Refusal 404 or 403 after the audit trail has it.
    Case open(const web::Request& request, std::string_view what) const;
    verification::KeptSignatures signatures_of(const std::string& document) const;
    std::optional<config::Instant> seal_of(const Case& filed,
                                           const web::Identity& clerk,
                                           std::string_view act) const;
    std::string bytes_of(const std::string& document) const;
    /// Of the file the document's signatures came in; empty when they are in it, or there are none.
    std::string signed_file_of(const std::string& document) const;
    web::Response render(const web::Request& request,
                         const Case& shown,
                         const ActPanel& panel,
                         int status) const;

    storage::Database& database_;
    const documents::DocumentStore& documents_;
    verification::ReportStore reports_;
    const documents::Attachments& attachments_;
    const signing::Verifier& verifier_;
    const ServiceWords& words_;
    const web::Pages& pages_;
    const catalogue::Office& office_;
    const Correspondence& correspondence_;
    const printing::Prints& prints_;
    std::vector<OwnPages> own_pages_;
};

}  // namespace okienko::cases
