#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/document.h"
#include "server/cases/case.h"
#include "server/cases/case_store.h"
#include "server/catalogue/services.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/storage/database.h"
#include "server/verification/report_view.h"
#include "server/web/response.h"

namespace okienko::intake {

/// What was sent and what the office answered to it, as files, for the person
/// who sent it: that it is they is decided before. No seal stops them.
/// Throws Refusal 410 when the content of a case was erased. Shared by threads.
class CaseFiles {
public:
    CaseFiles(storage::Database& database,
              const documents::DocumentStore& documents,
              const documents::Attachments& attachments,
              catalogue::Services& services);

    std::string document(const cases::Case& of) const;  ///< the very bytes of the document
    /// The very bytes sent: the document, or the container or signature it came in.
    web::Response sent(const cases::Case& of) const;
    std::string receipt(const cases::Case& of) const;
    /// What was sent with the time-stamps it got since; Refusal 404 until there is such a form.
    web::Response renewed(const cases::Case& of) const;
    bool is_renewed(const cases::Case& of) const;
    /// What is kept about its signatures.
    verification::KeptSignatures signatures(const cases::Case& of) const;
    /// Streams the attachment under its name; Refusal 404 when there is none of that number.
    web::Response attachment(const cases::Case& of, std::string_view n) const;
    /// The document as a letter, for reading: the root `div` of HTML elements; nullopt when its
    /// service version is gone.
    std::optional<schemas::Document> letter(const cases::Case& of, std::string_view language) const;

private:
    std::string bytes(const std::string& id) const;

    storage::Database& database_;
    const documents::DocumentStore& documents_;
    verification::ReportStore reports_;
    const documents::Attachments& attachments_;
    catalogue::Services& services_;
};

/// "wniosek-OKN-2026-7K3M-9QXW.xml", "upp-….xml".
web::Response xml_file(std::string bytes, std::string_view kind, const cases::Case& of);

}  // namespace okienko::intake
