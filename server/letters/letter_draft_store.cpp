#include <pqxx/pqxx>

#include "server/letters/letter_draft.h"
#include "server/storage/instants.h"

namespace okienko::letters {

std::string draft_owner(std::string_view draft_id) {
    return "letter:" + std::string(draft_id);
}

std::optional<LetterDraft> LetterDraftStore::find(storage::Transaction& transaction,
                                                  const documents::DocumentKey& key,
                                                  std::string_view case_id,
                                                  std::string_view account,
                                                  std::string_view transition) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select id, fields, revision, (extract(epoch from saved_at) * 1000000)::bigint"
        " from letters.drafts where case_id = $1::uuid and account = $2::uuid and transition = $3",
        std::string(case_id),
        std::string(account),
        std::string(transition));
    if (rows.empty()) return std::nullopt;
    LetterDraft found;
    found.id = rows[0][0].as<std::string>();
    found.case_id = case_id;
    found.account = account;
    found.transition = transition;
    const std::string bytes =
        key.open(pqxx::binarystring(rows[0][1]).str(), "letter-draft:" + found.id);
    if (auto fields = forms::Values::from_bytes(bytes)) found.fields = std::move(*fields);
    found.revision = rows[0][2].as<int>();
    found.saved = config::Instant{std::chrono::microseconds{rows[0][3].as<std::int64_t>()}};
    return found;
}

void LetterDraftStore::save(storage::Transaction& transaction,
                            const documents::DocumentKey& key,
                            LetterDraft& draft) const {
    const std::string sealed = key.seal(draft.fields.to_bytes(), "letter-draft:" + draft.id);
    draft.revision =
        transaction.sql()
            .exec_params(
                "insert into letters.drafts as known (id, case_id, account, transition,"
                " fields, saved_at) values ($1::uuid, $2::uuid, $3::uuid, $4, $5::bytea,"
                " $6::timestamptz) on conflict (id) do update set fields = excluded.fields,"
                " saved_at = excluded.saved_at, revision = known.revision + 1"
                " returning revision",
                draft.id,
                draft.case_id,
                draft.account,
                draft.transition,
                pqxx::binarystring(sealed),
                storage::to_sql(draft.saved))
            .at(0)[0]
            .as<int>();
}

void LetterDraftStore::remove(storage::Transaction& transaction, std::string_view id) const {
    transaction.sql().exec_params("delete from letters.drafts where id = $1::uuid",
                                  std::string(id));
}

}  // namespace okienko::letters
