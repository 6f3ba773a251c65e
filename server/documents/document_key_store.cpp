#include <pqxx/pqxx>

#include "server/documents/document_key.h"
#include "server/documents/key_row.h"
#include "server/storage/instants.h"
#include "signing/random.h"

namespace okienko::documents {

namespace {

constexpr std::size_t secret_length = 32;

std::string context_of(const KeyId& id, const std::optional<config::Instant>& until) {
    const std::string context = "document key " + id;
    return until ? context + " sealed until " + storage::to_sql(*until) : context;
}

}  // namespace

DocumentKeys::Row key_row(const pqxx::row& row, int at) {
    DocumentKeys::Row read;
    if (!row[at].is_null()) read.wrapped = pqxx::binarystring(row[at]).str();
    if (!row[at + 1].is_null()) read.until = storage::from_sql(row[at + 1].c_str());
    return read;
}

DocumentKey DocumentKeys::make(storage::Transaction& transaction) const {
    DocumentKey made(signing::random_uuid(), signing::random_bytes(secret_length));
    transaction.prepare(
        "documents.make_key",
        "insert into documents.keys (id, master_key, wrapped) values ($1::uuid, $2, $3)");
    transaction.sql().exec_prepared0("documents.make_key",
                                     made.id(),
                                     master_.id(),
                                     pqxx::binarystring(wrap(made, std::nullopt)));
    return made;
}

DocumentKey DocumentKeys::make(storage::Batch& batch) const {
    DocumentKey made(signing::random_uuid(), signing::random_bytes(secret_length));
    batch.add("documents.keys (id, master_key, wrapped)",
              {batch.value(made.id(), "uuid"),
               batch.value(master_.id()),
               batch.bytes(wrap(made, std::nullopt))});
    return made;
}

DocumentKey DocumentKeys::open(storage::Transaction& transaction,
                               const KeyId& id,
                               Reader reader) const {
    return unwrap(id, row_of(transaction, id, false), reader);
}

DocumentKeys::Row DocumentKeys::row_of(storage::Transaction& transaction,
                                       const KeyId& id,
                                       bool locked) const {
    if (!signing::is_uuid(id)) throw Tampered("'" + id + "' names no document key");
    const std::string name = locked ? "documents.lock_key" : "documents.open_key";
    transaction.prepare(name,
                        std::string("select wrapped, sealed_until from documents.keys "
                                    "where id = $1::uuid") +
                            (locked ? " for update" : ""));
    const auto rows = transaction.sql().exec_prepared(name, id);
    if (rows.empty()) throw Tampered("there is no document key " + id);
    return key_row(rows[0], 0);
}

void DocumentKeys::seal_until(storage::Transaction& transaction,
                              const KeyId& id,
                              config::Instant until) const {
    const Row before = row_of(transaction, id, true);
    if (before.until && until < *before.until) {
        throw std::logic_error("a seal is never shortened");
    }
    const DocumentKey key = unwrap(id, before, Reader::owner);
    transaction.sql().exec_params0(
        "update documents.keys set wrapped = $2, sealed_until = $3::timestamptz "
        "where id = $1::uuid",
        id,
        pqxx::binarystring(wrap(key, until)),
        storage::to_sql(until));
}

std::optional<config::Instant> DocumentKeys::sealed_until(storage::Transaction& transaction,
                                                          const KeyId& id) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    transaction.prepare("documents.seal",
                        "select wrapped, sealed_until from documents.keys "
                        "where id = $1::uuid and sealed_until is not null");
    const auto rows = transaction.sql().exec_prepared("documents.seal", id);
    if (rows.empty()) return std::nullopt;
    const Row row = key_row(rows[0], 0);
    return waits(row) ? row.until : std::nullopt;
}

bool DocumentKeys::waits(const Row& row) const {
    const config::Instant now = clock_ != nullptr ? clock_->now() : config::SystemClock{}.now();
    return row.until && now < *row.until;
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

std::string DocumentKeys::wrap(const DocumentKey& key, std::optional<config::Instant> until) const {
    return master_.wrap(key.secret_, context_of(key.id(), until));
}

DocumentKey DocumentKeys::unwrap(const KeyId& id, const Row& row, Reader reader) const {
    if (!row.wrapped) throw Erased("the document key " + id + " was destroyed");
    if (reader == Reader::office && waits(row)) throw Sealed(*row.until);
    return {id, master_.unwrap(*row.wrapped, context_of(id, row.until))};
}

}  // namespace okienko::documents
