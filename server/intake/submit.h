#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/service.h"
#include "schemas/texts.h"
#include "server/cases/announced_days.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/intake/companion.h"
#include "server/intake/draft.h"
#include "server/letters/receipt.h"
#include "server/storage/database.h"
#include "server/storage/group_commit.h"
#include "server/trust/master_key.h"
#include "server/verification/report_store.h"
#include "signing/digest.h"
#include "signing/signer.h"
#include "signing/verification_report.h"

namespace okienko::intake {

/// A document that was checked and may be filed, with all that goes with it.
struct Filing {
    std::shared_ptr<const forms::Service> service;
    std::string_view document;  ///< the very bytes; they outlive the call
    signing::Sha256 digest;     ///< of the document
    std::string subject;        ///< one line for lists
    std::string unit;  ///< whose it is by the document's word; else, or when the office has none
                       ///< such, the workflow's
    std::string language;       ///< of the confirmation
    std::string reader = "pl";  ///< language of what is answered at once
    std::optional<signing::VerificationReport> signatures;  ///< of a document that carries some
    std::optional<verification::SignedFile> signed_file;    ///< one of the attachments
    std::optional<std::string> account;
    std::string email;  ///< where the confirmation goes; empty: nowhere

    std::string scope;      ///< "account:<uuid>" or "draft:<uuid>": within it a key is one case
    std::string key;        ///< idempotency key; empty: none
    std::string body_hash;  ///< SHA-256 of all that was sent, 32 raw bytes

    std::optional<Draft> draft;  ///< frozen and emptied by the filing
    std::optional<documents::DocumentKey>
        files_key;            ///< what the attachments are encrypted with; else a new key
    std::string files_owner;  ///< of the attachments in the documents room; empty: none
    std::vector<cases::Attachment> attachments;  ///< as the document names them
};

struct Filed {
    enum class Outcome {
        accepted,    ///< committed: the office has it
        repeated,    ///< the same was sent before: `filed` is that case
        other_body,  ///< the key was used for something else; nothing was done
        changed,     ///< the draft or its files changed meanwhile; nothing was done
        hindered,    ///< the service's companion says why not; nothing was done
    };
    Outcome outcome = Outcome::accepted;
    cases::Case filed;                 ///< for accepted and repeated
    Companion::Hindrance hindrance{};  ///< for hindered
};

/// Filing: document, attachments, case, event, audit row, sealed receipt and mail, in one
/// transaction. Shared by threads.
class Submission {
public:
    /// Words of a language, for the confirmation by mail.
    using Words = std::function<const schemas::Texts&(std::string_view language)>;

    /// What the office has beyond the rooms below.
    struct Particulars {
        /// Whether a unit of that code takes cases; what a document says otherwise counts for
        /// nothing.
        std::function<bool(std::string_view unit)> takes_cases = {};
        const cases::AnnouncedDays* announced = nullptr;  ///< nullptr: none
        Companions companions = {};
        bool stamps_receipts = false;  ///< a time-stamping authority is there to be asked later
    };

    Submission(storage::Database& database,
               storage::GroupCommit& commits,
               const documents::DocumentStore& documents,
               const documents::Attachments& attachments,
               const trust::MasterKey& master,
               const signing::Signer& seal,
               letters::Office office,
               std::string base_address,
               Words words,
               const config::Clock& clock,
               config::Log log,
               Particulars particulars);

    /// Throws storage::Unavailable when it isn't known to be stored: then nobody may say
    /// "accepted".
    Filed submit(const Filing& filing) const;

    /// The term of a document of the service if it came in at that moment; nullopt: there is none.
    std::optional<cases::Term> expected_term(const forms::Service& service,
                                             config::Instant received) const;

    /// The secret that opens a case without an account; made from the master key, so it is stored
    /// nowhere.
    std::string secret_of(std::string_view case_id) const;

private:
    struct Prepared;
    Prepared prepare(const Filing& filing) const;
    cases::Case store(const Filing& filing, const Prepared& prepared) const;
    cases::Case store_with(const Companion& companion,
                           const Filing& filing,
                           const Prepared& prepared) const;
    cases::Case write(storage::Batch& batch, const Filing& filing, const Prepared& prepared) const;
    void bind(storage::Transaction& transaction,
              const Filing& filing,
              const Prepared& prepared) const;
    Filed earlier(const Filing& filing) const;
    cases::Case open(storage::Batch& batch, const Filing& filing, const Prepared& prepared) const;
    std::string unit_of(const Filing& filing) const;
    cases::Days announced() const;
    void queue_confirmation(storage::Batch& batch,
                            const Filing& filing,
                            const cases::Case& opened) const;

    storage::Database& database_;
    storage::GroupCommit& commits_;
    const documents::DocumentStore& documents_;
    verification::ReportStore reports_;
    const documents::Attachments& attachments_;
    const trust::MasterKey& master_;
    const signing::Signer& seal_;
    letters::Office office_;
    std::string base_address_;
    Words words_;
    const config::Clock& clock_;
    config::Log log_;
    Particulars particulars_;
};

}  // namespace okienko::intake
