#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/values.h"
#include "forms/violations.h"
#include "schemas/texts.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/intake/beside.h"
#include "server/intake/sent_file.h"

namespace okienko::intake {

/// Files sent along that were looked at and may be stored; `attachments` in their order, not
/// uploaded yet.
struct InspectedFiles {
    std::vector<cases::Attachment> attachments;
    forms::Violations violations;  ///< of kinds that aren't taken, damaged, disguised, …
};
InspectedFiles inspect_files(const std::vector<SentFile>& files,
                             std::string_view root,
                             const schemas::Texts& words);

/// The same as the document should name them.
std::vector<forms::Attachment> as_named(const std::vector<cases::Attachment>& attachments);

/// Uploads of one document: under a key and an owner of their own, unbound until the filing.
struct StoredFiles {
    std::optional<documents::DocumentKey> key;
    std::string owner;
    std::vector<cases::Attachment> attachments;
    std::optional<verification::SignedFile> signed_file;  ///< among the attachments
};

/// A signed file that is kept beside its document.
struct SignedBytes {
    Beside beside;
    std::string_view bytes;
};

/// Stores them; they expire unless bound within the hour.
class SentFileStore {
public:
    SentFileStore(storage::Database& database,
                  const documents::Attachments& attachments,
                  const documents::DocumentKeys& keys,
                  const config::Clock& clock)
        : database_(database), attachments_(attachments), keys_(keys), clock_(clock) {}

    StoredFiles store(const std::vector<SentFile>& files,
                      std::vector<cases::Attachment> inspected,
                      const std::optional<SignedBytes>& signed_file) const;

private:
    storage::Database& database_;
    const documents::Attachments& attachments_;
    const documents::DocumentKeys& keys_;
    const config::Clock& clock_;
};

}  // namespace okienko::intake
