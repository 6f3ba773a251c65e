#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"
#include "signing/verification_report.h"

namespace okienko::verification {

/// A report as it was kept.
struct KeptReport {
    int n = 0;  ///< 1: made when the document was filed
    documents::DocumentId report;
    std::string indication;  ///< "TOTAL-PASSED", …
    config::Instant made;
    std::string made_by;  ///< "filing", "clerk:<account>"
};

/// A file that stands beside a document and holds its signatures, or the document with them.
struct SignedFile {
    enum class Form { detached, enveloping, container };
    Form form = Form::detached;
    documents::AttachmentId upload;  ///< in the documents room, bound with the document
};

/// Reports about the signatures of stored documents, encrypted under the document's own key and
/// never changed: verifying again adds one. Without state of its own; shared by threads.
class ReportStore {
public:
    explicit ReportStore(const documents::DocumentStore& documents) : documents_(documents) {}

    /// The report made at filing, in the batch that brings the document, and the file the
    /// signatures came in when it isn't the document itself. The report has signatures.
    void keep_first(storage::Batch& batch,
                    const documents::DocumentKey& key,
                    const documents::DocumentId& document,
                    const signing::VerificationReport& report,
                    const std::optional<SignedFile>& beside,
                    config::Instant now) const;

    /// A later one, numbered after the others. Throws documents::Erased.
    void keep_again(storage::Transaction& transaction,
                    const documents::DocumentId& document,
                    const signing::VerificationReport& report,
                    config::Instant now,
                    std::string_view made_by) const;

    /// nullopt when the signatures are in the document, or there are none.
    std::optional<SignedFile> signed_file(storage::Transaction& transaction,
                                          const documents::DocumentId& document) const;

    /// Newest first; empty for a document without signatures.
    std::vector<KeptReport> list(storage::Transaction& transaction,
                                 const documents::DocumentId& document) const;

    /// The JSON of a report. Throws documents::Erased and documents::Sealed.
    std::string json(storage::Transaction& transaction,
                     const KeptReport& kept,
                     documents::Reader reader = documents::Reader::office) const;

private:
    const documents::DocumentStore& documents_;
};

}  // namespace okienko::verification
