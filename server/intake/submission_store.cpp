#include "server/intake/submission_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"

namespace okienko::intake {

void SubmissionStore::claim(storage::Batch& batch,
                            std::string_view scope,
                            std::string_view key,
                            std::string_view body_hash,
                            std::string_view case_id,
                            config::Instant at) const {
    batch.add("intake.submissions (scope, key, body_hash, case_id, made_at)",
              {batch.value(std::string(scope)),
               batch.value(std::string(key)),
               batch.bytes(body_hash),
               batch.value(std::string(case_id), "uuid"),
               batch.value(storage::to_sql(at), "timestamptz")});
}

std::optional<SubmissionStore::Earlier> SubmissionStore::find(storage::Transaction& transaction,
                                                              std::string_view scope,
                                                              std::string_view key) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select body_hash, case_id from intake.submissions where scope = $1 and key = $2",
        std::string(scope),
        std::string(key));
    if (rows.empty()) return std::nullopt;
    return Earlier{pqxx::binarystring(rows[0][0]).str(), rows[0][1].as<std::string>()};
}

}  // namespace okienko::intake
