#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "forms/violations.h"
#include "schemas/texts.h"
#include "server/catalogue/services.h"
#include "server/intake/submit.h"
#include "server/web/identity.h"
#include "server/web/request.h"
#include "signing/verifier.h"

namespace okienko::intake {

/// A finished document that came by the API, with the files it names.
struct SentDocument {
    std::string_view bytes;  ///< outlive the call
    std::vector<std::shared_ptr<const web::Upload>> files;
    std::string idempotency_key;  ///< empty: none
    const web::Identity& sender;
    std::string language;  ///< of messages and of the confirmation
};

struct FiledDocument {
    Filed::Outcome outcome = Filed::Outcome::accepted;
    cases::Case filed;
    forms::Violations
        violations;  ///< when not ok(): nothing was stored, and `outcome` means nothing
};

/// Files documents that were made elsewhere: read once, checked against the service version they
/// name, their signatures verified, filed. A broken signature is a violation; one that only lacks
/// trust is for the office to judge. Shared by threads.
class DocumentFiling {
public:
    DocumentFiling(storage::Database& database,
                   catalogue::Services& services,
                   documents::Attachments& attachments,
                   const documents::DocumentKeys& keys,
                   const Submission& submission,
                   const signing::Verifier& verifier,
                   const config::Clock& clock,
                   Submission::Words words);

    FiledDocument file(const SentDocument& sent) const;

private:
    /// Uploads taken in for one document: under a key of their own, unbound until the filing.
    struct Stored;
    Stored store_files(const SentDocument& sent,
                       const forms::Service& service,
                       forms::Violations& violations) const;

    storage::Database& database_;
    catalogue::Services& services_;
    documents::Attachments& attachments_;
    const documents::DocumentKeys& keys_;
    const Submission& submission_;
    const signing::Verifier& verifier_;
    const config::Clock& clock_;
    Submission::Words words_;
};

}  // namespace okienko::intake
