#include "server/documents/document_store.h"

#include <pqxx/pqxx>

#include "server/documents/key_row.h"
#include "signing/random.h"

namespace okienko::documents {

namespace {

std::string context_of(const DocumentId& id, std::string_view kind, const KeyId& key) {
    return "document " + id + " " + std::string(kind) + " " + key;
}

constexpr const char* columns = "d.id, d.key_id, d.kind, d.length, d.sha256";

StoredDocument read(const pqxx::row& row) {
    StoredDocument found;
    found.id = row[0].as<std::string>();
    found.key = row[1].as<std::string>();
    found.kind = row[2].as<std::string>();
    found.length = row[3].as<std::int64_t>();
    found.sha256 = signing::sha256_of(pqxx::binarystring(row[4]).str());
    return found;
}

}  // namespace

StoredDocument DocumentStore::put(storage::Transaction& transaction,
                                  const DocumentKey& key,
                                  std::string_view kind,
                                  std::string_view bytes) const {
    StoredDocument stored;
    stored.id = signing::random_uuid();
    stored.key = key.id();
    stored.kind = kind;
    stored.length = static_cast<std::int64_t>(bytes.size());
    stored.sha256 = signing::sha256(bytes);
    transaction.prepare(
        "documents.put",
        "insert into documents.documents (id, key_id, kind, length, sha256, sealed) "
        "values ($1::uuid, $2::uuid, $3, $4, $5, $6)");
    transaction.sql().exec_prepared0(
        "documents.put",
        stored.id,
        stored.key,
        stored.kind,
        stored.length,
        pqxx::binarystring(std::string(stored.sha256.raw())),
        pqxx::binarystring(key.seal(bytes, context_of(stored.id, kind, key.id()))));
    return stored;
}

StoredDocument DocumentStore::put(storage::Batch& batch,
                                  const DocumentKey& key,
                                  std::string_view kind,
                                  std::string_view bytes) const {
    StoredDocument stored;
    stored.id = signing::random_uuid();
    stored.key = key.id();
    stored.kind = kind;
    stored.length = static_cast<std::int64_t>(bytes.size());
    stored.sha256 = signing::sha256(bytes);
    batch.add("documents.documents (id, key_id, kind, length, sha256, sealed)",
              {batch.value(stored.id, "uuid"),
               batch.value(stored.key, "uuid"),
               batch.value(stored.kind),
               batch.value(std::to_string(stored.length), "bigint"),
               batch.bytes(stored.sha256.raw()),
               batch.bytes(key.seal(bytes, context_of(stored.id, kind, key.id())))});
    return stored;
}

std::optional<StoredDocument> DocumentStore::find(storage::Transaction& transaction,
                                                  const DocumentId& id) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    const auto rows = transaction.sql().exec_params(
        std::string("select ") + columns + " from documents.documents d where d.id = $1::uuid", id);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::string DocumentStore::get(storage::Transaction& transaction,
                               const DocumentId& id,
                               Reader reader) const {
    if (!signing::is_uuid(id)) throw Tampered("'" + id + "' names no document");
    transaction.prepare("documents.get",
                        std::string("select ") + columns +
                            ", d.sealed, k.wrapped, k.sealed_until from documents.documents d "
                            "join documents.keys k on k.id = d.key_id where d.id = $1::uuid");
    const auto rows = transaction.sql().exec_prepared("documents.get", id);
    if (rows.empty()) throw Tampered("there is no document " + id);
    const StoredDocument found = read(rows[0]);
    const std::string bytes = keys_.unwrap(found.key, key_row(rows[0], 6), reader)
                                  .open(pqxx::binarystring(rows[0][5]).str(),
                                        context_of(found.id, found.kind, found.key));
    if (signing::sha256(bytes) != found.sha256) {
        throw Tampered("the digest of document " + id + " is not that of its bytes");
    }
    return bytes;
}

}  // namespace okienko::documents
