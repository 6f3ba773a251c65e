#include <pqxx/pqxx>

#include "server/documents/document_key.h"
#include "signing/random.h"

namespace okienko::documents {

namespace {

constexpr std::size_t secret_length = 32;

std::string context_of(const KeyId& id) {
    return "document key " + id;
}

}  // namespace

DocumentKey DocumentKeys::make(storage::Transaction& transaction) const {
    DocumentKey made(signing::random_uuid(), signing::random_bytes(secret_length));
    transaction.prepare(
        "documents.make_key",
        "insert into documents.keys (id, master_key, wrapped) values ($1::uuid, $2, $3)");
    transaction.sql().exec_prepared0(
        "documents.make_key", made.id(), master_.id(), pqxx::binarystring(wrap(made)));
    return made;
}

DocumentKey DocumentKeys::make(storage::Batch& batch) const {
    DocumentKey made(signing::random_uuid(), signing::random_bytes(secret_length));
    batch.add("documents.keys (id, master_key, wrapped)",
              {batch.value(made.id(), "uuid"), batch.value(master_.id()), batch.bytes(wrap(made))});
    return made;
}

DocumentKey DocumentKeys::open(storage::Transaction& transaction, const KeyId& id) const {
    if (!signing::is_uuid(id)) throw Tampered("'" + id + "' names no document key");
    transaction.prepare("documents.open_key",
                        "select wrapped from documents.keys where id = $1::uuid");
    const auto rows = transaction.sql().exec_prepared("documents.open_key", id);
    if (rows.empty()) throw Tampered("there is no document key " + id);
    return unwrap(
        id,
        rows[0][0].is_null() ? std::nullopt : std::optional(pqxx::binarystring(rows[0][0]).str()));
}

bool DocumentKeys::destroy(storage::Transaction& transaction, const KeyId& id) const {
    return signing::is_uuid(id) &&
           transaction.sql()
                   .exec_params(
                       "update documents.keys set wrapped = null, destroyed_at = now() "
                       "where id = $1::uuid and wrapped is not null",
                       id)
                   .affected_rows() == 1;
}

std::string DocumentKeys::wrap(const DocumentKey& key) const {
    return master_.wrap(key.secret_, context_of(key.id()));
}

DocumentKey DocumentKeys::unwrap(const KeyId& id, const std::optional<std::string>& wrapped) const {
    if (!wrapped) throw Erased("the document key " + id + " was destroyed");
    return {id, master_.unwrap(*wrapped, context_of(id))};
}

}  // namespace okienko::documents
