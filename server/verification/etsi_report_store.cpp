#include "server/verification/etsi_report_store.h"

#include <pqxx/pqxx>

namespace okienko::verification {

std::optional<std::string> EtsiReportStore::newest(storage::Transaction& transaction,
                                                   const documents::DocumentId& document) const {
    const auto rows = transaction.sql().exec_params(
        "select etsi from verification.reports where document = $1::uuid order by n desc limit 1",
        document);
    if (rows.empty() || rows[0][0].is_null()) return std::nullopt;
    return documents_.get(transaction, rows[0][0].as<std::string>());
}

}  // namespace okienko::verification
