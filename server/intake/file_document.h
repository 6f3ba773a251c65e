#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/violations.h"
#include "schemas/texts.h"
#include "server/catalogue/services.h"
#include "server/intake/sent_file.h"
#include "server/intake/store_sent_files.h"
#include "server/intake/submit.h"
#include "server/intake/unwrap.h"
#include "server/web/identity.h"
#include "signing/verifier.h"

namespace okienko::intake {

/// A finished document that came by the API, with the files it names.
struct SentDocument {
    /// The document, or a container or an enveloping signature with it. Outlive the call.
    std::string_view bytes;
    std::string_view signature;   ///< detached, over the document; empty: none
    std::vector<SentFile> files;  ///< besides those of a container
    std::string idempotency_key;  ///< empty: none
    const web::Identity& sender;
    std::string language;  ///< of messages and of the confirmation
};

struct FiledDocument {
    Filed::Outcome outcome = Filed::Outcome::accepted;
    cases::Case filed;
    std::size_t attachments = 0;
    forms::Violations
        violations;  ///< when not ok(): nothing was stored, and `outcome` means nothing
};

/// Files documents that were made elsewhere: read once, checked against the service version they
/// name, their signatures verified, filed. A broken signature is a violation; one that only lacks
/// trust is for the office to judge, unless the service asks for a qualified one. A signature
/// nobody asked for is verified and kept as well. Shared by threads.
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
    struct Checked;
    FiledDocument file_checked(const SentDocument& sent, Checked checked) const;

    catalogue::Services& services_;
    SentFileStore store_;
    const Submission& submission_;
    const signing::Verifier& verifier_;
    const config::Clock& clock_;
    Submission::Words words_;
};

}  // namespace okienko::intake
