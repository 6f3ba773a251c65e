#include "server/services/query_journal/moved_draft_store.h"

#include <pqxx/pqxx>

namespace okienko::query_journal {

std::optional<std::string> MovedDraftStore::find(storage::Transaction& transaction,
                                                 std::string_view query,
                                                 std::string_view service) const {
    const auto rows = transaction.sql().exec_params(
        "select draft from query_journal.moved where query = $1::uuid and service = $2",
        std::string(query),
        std::string(service));
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<std::string>();
}

bool MovedDraftStore::keep(storage::Transaction& transaction,
                           std::string_view query,
                           std::string_view service,
                           std::string_view draft,
                           std::string_view former) const {
    return transaction.sql()
               .exec_params(
                   "insert into query_journal.moved as known (query, service, draft) values "
                   "($1::uuid, $2, $3::uuid) on conflict (query, service) do update set draft = "
                   "excluded.draft where known.draft::text = $4",
                   std::string(query),
                   std::string(service),
                   std::string(draft),
                   std::string(former))
               .affected_rows() == 1;
}

}  // namespace okienko::query_journal
