#include "server/intake/draft_store.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include <pqxx/pqxx>

#include "signing/random.h"

namespace okienko::intake {

namespace {

constexpr const char* kColumns = R"(
select id, service, package, owner, visitor, key, revision, language, page,
    (extract(epoch from saved_at) * 1000000)::bigint, (extract(epoch from expires_at) * 1000000)::bigint, case_id, signed)";

std::int64_t micros(config::Instant at) {
    return at.time_since_epoch().count();
}

config::Instant instant(const pqxx::field& field) {
    return config::Instant{std::chrono::microseconds{field.as<std::int64_t>()}};
}

std::optional<std::string> maybe(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return field.as<std::string>();
}

pqxx::binarystring binary(std::string_view value) {
    return {value.data(), value.size()};
}

Draft read(const pqxx::row& row) {
    Draft draft;
    draft.id = row[0].as<std::string>();
    draft.service = row[1].as<std::string>();
    draft.package = row[2].as<std::string>();
    draft.owner = maybe(row[3]);
    draft.visitor = pqxx::binarystring(row[4]).str();
    draft.key = row[5].as<std::string>();
    draft.revision = row[6].as<int>();
    draft.language = row[7].as<std::string>();
    draft.page = row[8].as<std::string>();
    draft.saved = instant(row[9]);
    draft.expires = instant(row[10]);
    draft.case_id = maybe(row[11]);
    draft.signed_file = row[12].as<bool>();
    return draft;
}

}  // namespace

void DraftStore::insert(storage::Transaction& transaction,
                        const Draft& draft,
                        std::string_view sealed) const {
    transaction.sql().exec_params(
        "insert into intake.drafts (id, service, package, owner, visitor, key, revision, content, "
        "language, page,"
        " created_at, saved_at, expires_at)"
        " select $1::uuid, $2, $3, nullif($4, '')::uuid, $5, $6::uuid, $7, $8, $9, $10, saved, "
        "saved,"
        "  timestamptz 'epoch' + $12::bigint * interval '1 microsecond'"
        " from (select timestamptz 'epoch' + $11::bigint * interval '1 microsecond' as saved) as "
        "moment",
        draft.id,
        draft.service,
        draft.package,
        draft.owner.value_or(""),
        binary(draft.visitor),
        draft.key,
        draft.revision,
        binary(sealed),
        draft.language,
        draft.page,
        micros(draft.saved),
        micros(draft.expires));
}

std::optional<DraftStore::Row> DraftStore::find(storage::Transaction& transaction,
                                                std::string_view id,
                                                bool lock) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) + ", content from intake.drafts where id = $1::uuid" +
            (lock ? " for update" : ""),
        std::string(id));
    if (rows.empty()) return std::nullopt;
    Row found{read(rows[0]), {}};
    if (!rows[0][13].is_null()) found.sealed = pqxx::binarystring(rows[0][13]).str();
    return found;
}

std::vector<Draft> DraftStore::of_owner(storage::Transaction& transaction,
                                        std::string_view account,
                                        config::Instant now) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) +
            " from intake.drafts where owner = $1::uuid and case_id is null"
            " and expires_at > timestamptz 'epoch' + $2::bigint * interval '1 microsecond'"
            " order by saved_at desc limit 50",
        std::string(account),
        micros(now));
    std::vector<Draft> found;
    for (const pqxx::row& row : rows) found.push_back(read(row));
    return found;
}

bool DraftStore::save(storage::Transaction& transaction,
                      const Draft& draft,
                      std::string_view sealed) const {
    return transaction.sql()
               .exec_params(
                   "update intake.drafts set revision = revision + 1, content = $3, page = $4, "
                   "language = $5,"
                   " owner = nullif($6, '')::uuid, visitor = $7,"
                   " saved_at = timestamptz 'epoch' + $8::bigint * interval '1 microsecond',"
                   " expires_at = timestamptz 'epoch' + $9::bigint * interval '1 microsecond'"
                   " where id = $1::uuid and revision = $2 and case_id is null and not signed",
                   draft.id,
                   draft.revision,
                   binary(sealed),
                   draft.page,
                   draft.language,
                   draft.owner.value_or(""),
                   binary(draft.visitor),
                   micros(draft.saved),
                   micros(draft.expires))
               .affected_rows() == 1;
}

bool DraftStore::send(storage::Transaction& transaction,
                      const Draft& draft,
                      std::string_view case_id,
                      config::Instant at) const {
    // What was signed is the case's document now; nothing of it stays here.
    transaction.sql().exec_params("delete from intake.signings where draft = $1::uuid", draft.id);
    return transaction.sql()
               .exec_params(
                   "update intake.drafts set content = null, case_id = $3::uuid,"
                   " saved_at = timestamptz 'epoch' + $4::bigint * interval '1 microsecond'"
                   " where id = $1::uuid and revision = $2 and case_id is null",
                   draft.id,
                   draft.revision,
                   std::string(case_id),
                   micros(at))
               .affected_rows() == 1;
}

bool DraftStore::remove(storage::Transaction& transaction, std::string_view id) const {
    return transaction.sql()
               .exec_params("delete from intake.drafts where id = $1::uuid", std::string(id))
               .affected_rows() == 1;
}

bool DraftStore::set_owner(storage::Transaction& transaction,
                           std::string_view id,
                           std::string_view account) const {
    return transaction.sql()
               .exec_params(
                   "update intake.drafts set owner = $2::uuid where id = $1::uuid and owner is "
                   "null",
                   std::string(id),
                   std::string(account))
               .affected_rows() == 1;
}

std::vector<std::pair<std::string, std::string>> DraftStore::fields_of_uploads(
    storage::Transaction& transaction, std::string_view draft) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select upload, field from intake.attachments where draft = $1::uuid", std::string(draft));
    std::vector<std::pair<std::string, std::string>> found;
    for (const pqxx::row& row : rows) {
        found.emplace_back(row[0].as<std::string>(), row[1].as<std::string>());
    }
    return found;
}

void DraftStore::add_upload(storage::Transaction& transaction,
                            std::string_view draft,
                            std::string_view upload,
                            std::string_view field) const {
    transaction.sql().exec_params(
        "insert into intake.attachments (draft, upload, field) values ($1::uuid, $2::uuid, $3)",
        std::string(draft),
        std::string(upload),
        std::string(field));
}

void DraftStore::remove_upload(storage::Transaction& transaction,
                               std::string_view draft,
                               std::string_view upload) const {
    if (!signing::is_uuid(upload)) return;
    transaction.sql().exec_params(
        "delete from intake.attachments where upload = $1::uuid and draft = $2::uuid",
        std::string(upload),
        std::string(draft));
}

void DraftStore::park(storage::Transaction& transaction,
                      std::string_view draft,
                      std::string_view visitor,
                      std::string_view page,
                      std::string_view sealed,
                      config::Instant expires) const {
    transaction.sql().exec_params(
        "insert into intake.parked_posts (draft, visitor, page, content, expires_at)"
        " values ($1::uuid, $2, $3, $4, timestamptz 'epoch' + $5::bigint * interval '1 "
        "microsecond')"
        " on conflict (draft, visitor) do update set page = excluded.page, content = "
        "excluded.content,"
        " expires_at = excluded.expires_at",
        std::string(draft),
        binary(visitor),
        std::string(page),
        binary(sealed),
        micros(expires));
}

std::optional<DraftStore::Parked> DraftStore::unpark(storage::Transaction& transaction,
                                                     std::string_view draft,
                                                     std::string_view visitor,
                                                     config::Instant now) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "delete from intake.parked_posts where draft = $1::uuid and visitor = $2 returning page, "
        "content,"
        " expires_at > timestamptz 'epoch' + $3::bigint * interval '1 microsecond'",
        std::string(draft),
        binary(visitor),
        micros(now));
    if (rows.empty() || !rows[0][2].as<bool>()) return std::nullopt;
    return Parked{rows[0][0].as<std::string>(), pqxx::binarystring(rows[0][1]).str()};
}

std::vector<std::string> DraftStore::expire(storage::Transaction& transaction,
                                            config::Instant now) const {
    transaction.sql().exec_params(
        "delete from intake.parked_posts"
        " where expires_at <= timestamptz 'epoch' + $1::bigint * interval '1 microsecond'",
        micros(now));
    const pqxx::result rows = transaction.sql().exec_params(
        "delete from intake.drafts"
        " where expires_at <= timestamptz 'epoch' + $1::bigint * interval '1 microsecond'"
        " returning key, case_id is null",
        micros(now));
    std::vector<std::string> keys;
    for (const pqxx::row& row : rows) {
        if (row[1].as<bool>()) keys.push_back(row[0].as<std::string>());
    }
    return keys;
}

}  // namespace okienko::intake
