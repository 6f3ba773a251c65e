#include "server/intake/signing_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"

namespace okienko::intake {

namespace {

pqxx::binarystring binary(std::string_view value) {
    return {value.data(), value.size()};
}

}  // namespace

std::optional<SigningStore::Row> SigningStore::find(storage::Transaction& transaction,
                                                    const Draft& draft) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select document, (extract(epoch from frozen_at) * 1000000)::bigint, signed, upload"
        " from intake.signings where draft = $1::uuid and revision = $2",
        draft.id,
        draft.revision);
    if (rows.empty()) return std::nullopt;
    Row row;
    row.document = pqxx::binarystring(rows[0][0]).str();
    row.frozen = config::Instant{std::chrono::microseconds{rows[0][1].as<std::int64_t>()}};
    if (!rows[0][2].is_null()) row.signed_file = pqxx::binarystring(rows[0][2]).str();
    if (!rows[0][3].is_null()) row.upload = rows[0][3].as<std::string>();
    return row;
}

void SigningStore::freeze(storage::Transaction& transaction,
                          const Draft& draft,
                          std::string_view document,
                          config::Instant at) const {
    transaction.sql().exec_params(
        "insert into intake.signings (draft, revision, document, frozen_at)"
        " values ($1::uuid, $2, $3, $4::timestamptz)"
        " on conflict (draft) do update set revision = excluded.revision, document = "
        "excluded.document, frozen_at = excluded.frozen_at, signed = null, upload = null"
        " where signings.revision < excluded.revision",
        draft.id,
        draft.revision,
        binary(document),
        storage::to_sql(at));
}

bool SigningStore::keep(storage::Transaction& transaction,
                        const Draft& draft,
                        std::string_view signed_file,
                        std::string_view upload) const {
    // The draft's row first: a save at the same moment waits for it and then finds it signed.
    const bool same = transaction.sql()
                          .exec_params(
                              "update intake.drafts set signed = true"
                              " where id = $1::uuid and revision = $2 and case_id is null",
                              draft.id,
                              draft.revision)
                          .affected_rows() == 1;
    return same && transaction.sql()
                           .exec_params(
                               "update intake.signings set signed = $3, upload = nullif($4, "
                               "'')::uuid where draft = $1::uuid and revision = $2",
                               draft.id,
                               draft.revision,
                               binary(signed_file),
                               std::string(upload))
                           .affected_rows() == 1;
}

bool SigningStore::drop(storage::Transaction& transaction, const Draft& draft) const {
    const bool open =
        transaction.sql()
            .exec_params(
                "update intake.drafts set signed = false where id = $1::uuid and case_id is null",
                draft.id)
            .affected_rows() == 1;
    if (!open) return false;
    transaction.sql().exec_params("delete from intake.signings where draft = $1::uuid", draft.id);
    return true;
}

}  // namespace okienko::intake
