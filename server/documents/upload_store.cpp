#include <pqxx/pqxx>

#include "server/documents/attachments.h"
#include "server/documents/chunk_context.h"
#include "server/trust/aead.h"
#include "signing/random.h"

namespace okienko::documents {

namespace {

constexpr std::size_t chunk_length = 1024 * 1024 - trust::sealed_overhead;

}  // namespace

Attachments::Attachments(storage::Database& database,
                         const trust::MasterKey& master,
                         const config::Clock* clock)
    : database_(database), keys_(master, clock) {}

Upload Attachments::begin(const DocumentKey& key,
                          std::string_view owner,
                          std::string_view name,
                          config::Instant now,
                          config::Instant expires_at) const {
    Upload upload(database_, key, owner, name, now);
    database_.run([&](storage::Transaction& transaction) {
        transaction.sql().exec_params0(
            "insert into documents.uploads (id, owner, key_id, name_sealed, uploaded_at, "
            "expires_at) "
            "values ($1::uuid, $2, $3::uuid, $4, timestamptz 'epoch' + $5 * interval '1 "
            "microsecond', "
            "timestamptz 'epoch' + $6 * interval '1 microsecond')",
            upload.id_,
            upload.owner_,
            key.id(),
            pqxx::binarystring(key.seal(name, name_context(upload.id_))),
            now.time_since_epoch().count(),
            expires_at.time_since_epoch().count());
    });
    return upload;
}

Upload::Upload(storage::Database& database,
               const DocumentKey& key,
               std::string_view owner,
               std::string_view name,
               config::Instant now)
    : database_(database),
      key_(key),
      id_(signing::random_uuid()),
      owner_(owner),
      name_(name),
      begun_(now) {}

void Upload::append(std::string_view bytes) {
    digest_.update(bytes);
    length_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        // A full chunk is written when the next byte comes: only then it is known not to be the
        // last.
        if (pending_.size() == chunk_length) {
            database_.run(
                [&](storage::Transaction& transaction) { write_chunk(transaction, false); });
            pending_.clear();
            ++chunks_;
        }
        const auto part = bytes.substr(0, chunk_length - pending_.size());
        pending_.append(part);
        bytes.remove_prefix(part.size());
    }
}

Attachment Upload::finish(std::string_view media_type) {
    Attachment finished;
    finished.id = id_;
    finished.owner = owner_;
    finished.name = name_;
    finished.key = key_.id();
    finished.media_type = media_type;
    finished.length = length_;
    finished.sha256 = digest_.finish();
    finished.uploaded_at = begun_;
    database_.run([&](storage::Transaction& transaction) {
        write_chunk(transaction, true);
        const auto written = transaction.sql().exec_params(
            "update documents.uploads set media_type = $2, length = $3, sha256 = $4 where id = "
            "$1::uuid",
            id_,
            finished.media_type,
            finished.length,
            pqxx::binarystring(std::string(finished.sha256.raw())));
        if (written.affected_rows() != 1) throw Tampered("upload " + id_ + " expired meanwhile");
    });
    return finished;
}

void Upload::abandon() {
    database_.run([&](storage::Transaction& transaction) {
        transaction.sql().exec_params0(
            "delete from documents.uploads where id = $1::uuid and length is null", id_);
    });
}

void Upload::write_chunk(storage::Transaction& transaction, bool last) {
    transaction.prepare(
        "documents.write_chunk",
        "insert into documents.chunks (upload, n, sealed) values ($1::uuid, $2, $3)");
    transaction.sql().exec_prepared0(
        "documents.write_chunk",
        id_,
        chunks_,
        pqxx::binarystring(key_.seal(pending_, chunk_context(id_, chunks_, last))));
}

}  // namespace okienko::documents
