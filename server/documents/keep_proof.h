#pragma once

#include <chrono>
#include <string>

#include "server/config/log.h"
#include "server/documents/attachments.h"
#include "server/documents/proof_store.h"
#include "server/jobs/worker.h"
#include "signing/augmentation.h"

namespace okienko::documents {

inline constexpr const char* proof_job = "proof";

/// A receipt just stored in the batch gets its time-stamp after the commit; see ProofKeeping.
void queue_proof(storage::Batch& batch, const DocumentId& receipt, config::Instant now);

/// Keeps stored signed documents provable (EN 319 132-1, 5.3 to 5.5). A receipt gets a time-stamp
/// and, once revocation is to be had, what it takes to validate it; a receipt, letter,
/// submission or signed attachment whose proof is about to end gets an archive time-stamp. Each
/// time a new document is stored beside; what came stays as it is. Never inside a transaction of
/// somebody else. Any thread.
class ProofKeeping {
public:
    struct Settings {
        std::chrono::days margin{90};  ///< before the certificates or algorithms end
    };

    /// All must outlive it.
    ProofKeeping(storage::Database& database,
                 const DocumentStore& documents,
                 const Attachments& attachments,
                 const signing::Verifier& verifier,
                 signing::ProofSources sources,
                 const config::Clock& clock,
                 config::Log log,
                 Settings settings);

    /// Does what one document needs now. Throws std::runtime_error when somebody who has to be
    /// asked is away; the document is due again within the hour in any case.
    void keep(const DocumentId& document) const;
    /// The recurring look through everything stored: enrols what isn't yet, and does what is due.
    /// Returns how many got a newer form.
    std::size_t run() const;
    /// The outbox handler of proof_job.
    jobs::Handler handler() const;

private:
    std::string bytes_of(const Proof& proof) const;
    void look(const Proof& proof, const std::string& bytes) const;
    bool raise(const Proof& proof,
               const std::string& bytes,
               signing::ProofLevel level,
               config::Instant again) const;
    void put_off(const Proof& proof,
                 std::optional<config::Instant> until,
                 const std::string& fault) const;
    config::Instant due_after(const signing::VerificationReport& report) const;

    storage::Database& database_;
    const DocumentStore& documents_;
    const Attachments& attachments_;
    const signing::Verifier& verifier_;
    signing::ProofSources sources_;
    const config::Clock& clock_;
    config::Log log_;
    Settings settings_;
};

}  // namespace okienko::documents
