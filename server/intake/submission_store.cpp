#include "server/intake/submission_store.h"

#include <pqxx/pqxx>

namespace okienko::intake {

namespace {

constexpr const char* kClaim =
    "insert into intake.submissions (scope, key, body_hash, case_id, made_at)"
    " values ($1, $2, $3, $4::uuid, timestamptz 'epoch' + $5::bigint * interval '1 microsecond')"
    " on conflict do nothing";

}  // namespace

std::optional<SubmissionStore::Earlier> SubmissionStore::claim(storage::Transaction& transaction,
                                                               std::string_view scope,
                                                               std::string_view key,
                                                               std::string_view body_hash,
                                                               std::string_view case_id,
                                                               config::Instant at) const {
    transaction.prepare("intake.claim", kClaim);
    const auto taken = transaction.sql()
                           .exec_prepared("intake.claim",
                                          std::string(scope),
                                          std::string(key),
                                          pqxx::binarystring(body_hash.data(), body_hash.size()),
                                          std::string(case_id),
                                          at.time_since_epoch().count())
                           .affected_rows();
    if (taken == 1) return std::nullopt;
    return find(transaction, scope, key);
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
