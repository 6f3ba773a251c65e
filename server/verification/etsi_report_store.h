#pragma once

#include <optional>
#include <string>

#include "server/documents/document_store.h"
#include "server/storage/database.h"

namespace okienko::verification {

/// The reports ReportStore keeps, as XML of ETSI TS 119 102-2. Without state of its own; shared by
/// threads.
class EtsiReportStore {
public:
    explicit EtsiReportStore(const documents::DocumentStore& documents) : documents_(documents) {}

    /// About a document's signatures; nullopt when there is none, or the newest is one of before
    /// this form was kept. Throws documents::Erased and documents::Sealed.
    std::optional<std::string> newest(storage::Transaction& transaction,
                                      const documents::DocumentId& document) const;
    /// How many bytes that has, without opening it.
    std::optional<std::size_t> size(storage::Transaction& transaction,
                                    const documents::DocumentId& document) const;

private:
    const documents::DocumentStore& documents_;
};

}  // namespace okienko::verification
