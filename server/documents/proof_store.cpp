#include "server/documents/proof_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"
#include "signing/random.h"

namespace okienko::documents {

void ProofStore::enrol(storage::Batch& batch,
                       const DocumentId& document,
                       config::Instant due) const {
    batch.add("documents.proofs (document, due_at)",
              {batch.value(document, "uuid"), batch.value(storage::to_sql(due), "timestamptz")});
}

std::size_t ProofStore::enrol_missing(storage::Transaction& transaction,
                                      config::Instant due,
                                      int at_most) const {
    const auto result = transaction.sql().exec_params(
        "insert into documents.proofs (document, due_at)"
        " select d.id, $1::timestamptz from documents.documents d"
        " where d.kind in ('submission', 'receipt', 'letter')"
        "   and not exists (select from documents.proofs p where p.document = d.id)"
        " limit $2 on conflict do nothing",
        storage::to_sql(due),
        at_most);
    const auto attached = transaction.sql().exec_params(
        "insert into documents.proofs (document, upload, due_at)"
        " select u.id, u.id, $1::timestamptz from documents.uploads u"
        " where u.expires_at is null and (u.media_type = 'application/xml'"
        "   or u.media_type like 'application/vnd.etsi.asic%'"
        "   or u.media_type like 'application/vnd.oasis.opendocument%')"
        "   and not exists (select from documents.proofs p where p.document = u.id)"
        " limit $2 on conflict do nothing",
        storage::to_sql(due),
        at_most);
    return static_cast<std::size_t>(result.affected_rows() + attached.affected_rows());
}

std::optional<Proof> ProofStore::find(storage::Transaction& transaction,
                                      const DocumentId& document) const {
    if (!signing::is_uuid(document)) return std::nullopt;
    const auto rows = transaction.sql().exec_params(
        "select p.document, coalesce(p.newest, p.document), p.upload is not null,"
        " coalesce(d.key_id, u.key_id), coalesce(d.kind, 'attachment'), p.level"
        " from documents.proofs p left join documents.documents d on d.id = p.stored"
        " left join documents.uploads u on u.id = p.upload"
        " where p.document = $1::uuid",
        document);
    if (rows.empty()) return std::nullopt;
    return Proof{rows[0][0].as<std::string>(),
                 rows[0][1].as<std::string>(),
                 rows[0][2].as<bool>(),
                 rows[0][3].as<std::string>(),
                 rows[0][4].as<std::string>(),
                 rows[0][5].as<int>()};
}

std::vector<DocumentId> ProofStore::due(storage::Transaction& transaction,
                                        config::Instant by,
                                        int at_most) const {
    std::vector<DocumentId> found;
    for (const auto& row : transaction.sql().exec_params(
             "select document from documents.proofs where due_at <= $1::timestamptz"
             " order by due_at limit $2",
             storage::to_sql(by),
             at_most)) {
        found.push_back(row[0].as<std::string>());
    }
    return found;
}

bool ProofStore::keep(storage::Transaction& transaction,
                      const Proof& before,
                      const DocumentId& newest,
                      int level,
                      config::Instant due) const {
    return transaction.sql()
               .exec_params(
                   "update documents.proofs set newest = $3::uuid, level = $4,"
                   " due_at = $5::timestamptz, fault = ''"
                   " where document = $1::uuid and coalesce(newest, document) = $2::uuid",
                   before.document,
                   before.newest,
                   newest,
                   level,
                   storage::to_sql(due))
               .affected_rows() == 1;
}

void ProofStore::put_off(storage::Transaction& transaction,
                         const DocumentId& document,
                         std::optional<config::Instant> until,
                         const std::string& fault) const {
    std::optional<std::string> moment;
    if (until) moment = storage::to_sql(*until);
    transaction.sql().exec_params(
        "update documents.proofs set due_at = $2::timestamptz, fault = $3"
        " where document = $1::uuid",
        document,
        moment,
        fault);
}

DocumentId ProofStore::newest(storage::Transaction& transaction, const DocumentId& document) const {
    const auto proof = find(transaction, document);
    return proof ? proof->newest : document;
}

}  // namespace okienko::documents
