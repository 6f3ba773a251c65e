#pragma once

#include "server/intake/case_files.h"
#include "server/intake/file_document.h"
#include "server/storage/database.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// /api/v1/submissions: documents sent by other programs, and what became of them. Shared by
/// threads.
class SubmissionApi {
public:
    struct Limits {
        std::size_t body_bytes = std::size_t{20} << 20U;
        std::size_t file_bytes = std::size_t{50} << 20U;
        std::size_t files = 20;
    };
    SubmissionApi(storage::Database& database,
                  const DocumentFiling& filing,
                  const CaseFiles& files,
                  const web::Pages& pages,
                  Limits limits);

    void add_routes(web::Router& router) const;

private:
    web::Response submit(const web::Request& request) const;
    web::Response status(const web::Request& request) const;
    web::Response document(const web::Request& request) const;
    web::Response receipt(const web::Request& request) const;
    web::Response verification(const web::Request& request) const;
    web::Response attachment(const web::Request& request) const;
    /// The case {id} of this account; 404 for everybody else's.
    cases::Case own(const web::Request& request) const;
    std::size_t count_attachments(const cases::Case& of) const;

    storage::Database& database_;
    const DocumentFiling& filing_;
    const CaseFiles& files_;
    const web::Pages& pages_;
    Limits limits_;
};

}  // namespace okienko::intake
