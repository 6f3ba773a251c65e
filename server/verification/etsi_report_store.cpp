#include "server/verification/etsi_report_store.h"

#include <pqxx/pqxx>

namespace okienko::verification {

namespace {

std::optional<documents::DocumentId> id_of(storage::Transaction& transaction,
                                           const documents::DocumentId& document) {
    const auto rows = transaction.sql().exec_params(
        "select etsi from verification.reports where document = $1::uuid order by n desc limit 1",
        document);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<std::optional<std::string>>();
}

}  // namespace

std::optional<std::string> EtsiReportStore::newest(storage::Transaction& transaction,
                                                   const documents::DocumentId& document) const {
    const auto id = id_of(transaction, document);
    if (!id) return std::nullopt;
    return documents_.get(transaction, *id);
}

std::optional<std::size_t> EtsiReportStore::size(storage::Transaction& transaction,
                                                 const documents::DocumentId& document) const {
    const auto id = id_of(transaction, document);
    const auto stored = id ? documents_.find(transaction, *id) : std::nullopt;
    if (!stored) return std::nullopt;
    return static_cast<std::size_t>(stored->length);
}

}  // namespace okienko::verification
