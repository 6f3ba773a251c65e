#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/documents/document_store.h"

namespace okienko::documents {

/// A signed document or attachment that is kept provable.
struct Proof {
    DocumentId document;  ///< as it came; stays for ever. The id of the upload of an attachment
    DocumentId newest;    ///< the form with the most proof; the document itself until there is one
    bool upload = false;  ///< it came as an attachment
    KeyId key;
    std::string kind;  ///< of the document; "attachment"
    int level = 0;     ///< 0: as it came; 1: XAdES-B-T; 2: LT; 3: LTA
};

/// The table documents.proofs. Without state.
class ProofStore {
public:
    /// A document stored in the same batch; looked at from `due` on.
    void enrol(storage::Batch& batch, const DocumentId& document, config::Instant due) const;
    /// Submissions, receipts and letters nobody enrolled yet, and attachments of cases that may be
    /// signed (XML, ASiC, OpenDocument): at most so many of each kind; returns how many.
    std::size_t enrol_missing(storage::Transaction& transaction,
                              config::Instant due,
                              int at_most) const;

    std::optional<Proof> find(storage::Transaction& transaction, const DocumentId& document) const;
    /// Those due by then, longest first.
    std::vector<DocumentId> due(storage::Transaction& transaction,
                                config::Instant by,
                                int at_most) const;
    /// A newer form. False, and nothing is written, when another server was faster.
    bool keep(storage::Transaction& transaction,
              const Proof& before,
              const DocumentId& newest,
              int level,
              config::Instant due) const;
    /// Looked at, and nothing changed; nullopt: never again.
    void put_off(storage::Transaction& transaction,
                 const DocumentId& document,
                 std::optional<config::Instant> until,
                 const std::string& fault) const;

    /// The form of a document with the most proof; the document itself when there is no other.
    DocumentId newest(storage::Transaction& transaction, const DocumentId& document) const;
};

}  // namespace okienko::documents
