#include <pqxx/pqxx>

#include "server/documents/attachments.h"
#include "server/documents/chunk_context.h"
#include "server/documents/key_row.h"
#include "server/trust/aead.h"
#include "signing/random.h"

namespace okienko::documents {

namespace {

constexpr const char* columns =
    "u.id, u.owner, u.media_type, u.length, u.sha256, u.expires_at is null, "
    "(extract(epoch from u.uploaded_at) * 1000000)::bigint, u.name_sealed, u.key_id, k.wrapped, "
    "k.sealed_until";

std::string bytes_of(const pqxx::field& field) {
    return pqxx::binarystring(field).str();
}

Attachment from_row(const pqxx::row& row, const DocumentKeys& keys) {
    Attachment found;
    found.id = row[0].as<std::string>();
    found.owner = row[1].as<std::string>();
    found.media_type = row[2].as<std::string>();
    found.length = row[3].as<std::int64_t>();
    found.sha256 = signing::sha256_of(bytes_of(row[4]));
    found.bound = row[5].as<bool>();
    found.uploaded_at = config::Instant(std::chrono::microseconds(row[6].as<std::int64_t>()));
    found.key = row[8].as<std::string>();
    found.name = keys.unwrap(found.key, key_row(row, 9), Reader::owner)
                     .open(bytes_of(row[7]), name_context(found.id));
    return found;
}

std::vector<Attachment> read_all(const pqxx::result& rows, const DocumentKeys& keys) {
    std::vector<Attachment> found;
    for (const auto& row : rows) {
        if (!row[9].is_null()) found.push_back(from_row(row, keys));
    }
    return found;
}

}  // namespace

std::vector<Attachment> Attachments::list(storage::Transaction& transaction,
                                          std::string_view owner) const {
    const auto rows = transaction.sql().exec_params(
        std::string("select ") + columns +
            " from documents.uploads u join documents.keys k on k.id = u.key_id "
            "where u.owner = $1 and u.length is not null order by u.uploaded_at, u.id",
        std::string(owner));
    return read_all(rows, keys_);
}

std::optional<Attachment> Attachments::find(storage::Transaction& transaction,
                                            const AttachmentId& id,
                                            std::string_view owner) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    const auto rows = transaction.sql().exec_params(
        std::string("select ") + columns +
            " from documents.uploads u join documents.keys k on k.id = u.key_id "
            "where u.id = $1::uuid and u.owner = $2 and u.length is not null",
        id,
        std::string(owner));
    if (rows.empty()) return std::nullopt;
    return from_row(rows[0], keys_);
}

void Attachments::read(const AttachmentId& id, const Sink& sink, Reader reader) const {
    if (!signing::is_uuid(id)) throw Tampered("'" + id + "' names no attachment");
    std::optional<DocumentKey> key;
    std::int64_t length = 0;
    database_.read([&](storage::Transaction& transaction) {
        const auto rows = transaction.sql().exec_params(
            "select u.length, u.key_id, k.wrapped, k.sealed_until from documents.uploads u "
            "join documents.keys k on k.id = u.key_id where u.id = $1::uuid and u.length is not "
            "null",
            id);
        if (rows.empty()) throw Tampered("there is no attachment " + id);
        length = rows[0][0].as<std::int64_t>();
        key = keys_.unwrap(rows[0][1].as<std::string>(), key_row(rows[0], 2), reader);
    });

    std::int64_t given = 0;
    int n = 0;
    do {
        const auto sealed = database_.read([&](storage::Transaction& transaction) {
            const auto rows = transaction.sql().exec_params(
                "select sealed from documents.chunks where upload = $1::uuid and n = $2", id, n);
            return rows.empty() ? std::nullopt : std::optional(bytes_of(rows[0][0]));
        });
        if (!sealed)
            throw Tampered("chunk " + std::to_string(n) + " of attachment " + id + " is gone");
        given += static_cast<std::int64_t>(sealed->size() - trust::sealed_overhead);
        sink(key->open(*sealed, chunk_context(id, n, given >= length)));
        ++n;
    } while (given < length);
    if (given > length) throw Tampered("attachment " + id + " is longer than it was");
}

bool Attachments::remove(storage::Transaction& transaction,
                         const AttachmentId& id,
                         std::string_view owner) const {
    if (!signing::is_uuid(id)) return false;
    return transaction.sql()
               .exec_params(
                   "delete from documents.uploads "
                   "where id = $1::uuid and owner = $2 and expires_at is not null",
                   id,
                   std::string(owner))
               .affected_rows() == 1;
}

std::vector<Attachment> Attachments::bind(storage::Transaction& transaction,
                                          std::string_view draft_owner,
                                          std::string_view case_owner) const {
    transaction.prepare("documents.bind",
                        std::string("with bound as (update documents.uploads set owner = $2, "
                                    "expires_at = null where owner = $1 and length is not null "
                                    "returning *) select ") +
                            columns +
                            " from bound u join documents.keys k on k.id = u.key_id "
                            "order by u.uploaded_at, u.id");
    return read_all(transaction.sql().exec_prepared(
                        "documents.bind", std::string(draft_owner), std::string(case_owner)),
                    keys_);
}

void Attachments::keep_until(storage::Transaction& transaction,
                             std::string_view owner,
                             config::Instant expires_at) const {
    transaction.sql().exec_params0(
        "update documents.uploads set expires_at = timestamptz 'epoch' + $2 * interval "
        "'1 microsecond' where owner = $1 and expires_at is not null",
        std::string(owner),
        expires_at.time_since_epoch().count());
}

std::size_t Attachments::expire_unbound(config::Instant now) const {
    return database_.run([&](storage::Transaction& transaction) {
        return transaction.sql()
            .exec_params(
                "delete from documents.uploads where expires_at < timestamptz 'epoch' + $1 "
                "* interval '1 microsecond'",
                now.time_since_epoch().count())
            .affected_rows();
    });
}

}  // namespace okienko::documents
