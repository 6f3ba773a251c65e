#pragma once

#include <string>
#include <vector>

#include "server/cases/case.h"
#include "server/cases/own_pages.h"
#include "server/catalogue/services.h"
#include "server/config/clock.h"
#include "server/documents/document_key.h"
#include "server/intake/case_door.h"
#include "server/intake/case_files.h"
#include "server/intake/case_pass.h"
#include "server/printing/prints.h"
#include "server/storage/database.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// A case as the person who sent it sees it: /konto/sprawy/{number} for its account,
/// /sprawa/{number} for whoever showed its secret. Everybody else gets 404. Shared by threads.
class CasePages {
public:
    CasePages(storage::Database& database,
              const web::Pages& pages,
              const CaseFiles& files,
              catalogue::Services& services,
              const documents::DocumentKeys& keys,
              const CasePass& pass,
              const printing::Prints& prints,
              const config::Clock& clock,
              std::vector<cases::OwnPages> own_pages = {});

    void add_routes(web::Router& router) const;

private:
    struct Fault {
        std::string field;
        std::string text;  ///< id of its words
    };
    web::Response ask(const web::Request& request) const;
    web::Response open(const web::Request& request) const;
    web::Response adopt(const web::Request& request) const;
    web::Response show(const web::Request& request, Door door) const;
    web::Response document(const web::Request& request, Door door) const;
    web::Response pdf(const web::Request& request, Door door) const;
    web::Response ask_pdf(const web::Request& request, Door door) const;
    web::Response report_pdf(const web::Request& request, Door door) const;
    web::Response ask_report_pdf(const web::Request& request, Door door) const;
    web::Response receipt(const web::Request& request, Door door) const;
    web::Response attachment(const web::Request& request, Door door) const;
    web::Response ask_again(const web::Request& request,
                            const std::vector<Fault>& faults,
                            int status) const;

    storage::Database& database_;
    const web::Pages& pages_;
    const CaseFiles& files_;
    catalogue::Services& services_;
    const documents::DocumentKeys& keys_;
    const CasePass& pass_;
    const printing::Prints& prints_;
    CaseDoor door_;
    const config::Clock& clock_;
    std::vector<cases::OwnPages> own_pages_;
};

}  // namespace okienko::intake
