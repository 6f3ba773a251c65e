#include "server/editing/card_draft_store.h"

#include <pqxx/pqxx>

namespace okienko::editing {

std::optional<CardDraft> CardDraftStore::find(storage::Transaction& transaction,
                                              const std::string& service,
                                              const std::string& account) const {
    const auto found = transaction.sql().exec_params(
        "select base, revision, fields from editing.card_drafts where service = $1 and account = "
        "$2",
        service,
        account);
    if (found.empty()) return std::nullopt;
    return CardDraft{
        found[0][0].as<int>(), found[0][1].as<int>(), unpacked(found[0][2].as<std::string>())};
}

int CardDraftStore::save(storage::Transaction& transaction,
                         const std::string& service,
                         const std::string& account,
                         const CardDraft& draft) const {
    const auto kept =
        draft.revision == 0
            ? transaction.sql().exec_params(
                  "insert into editing.card_drafts (service, account, base, fields) "
                  "values ($1, $2, $3, $4) on conflict do nothing returning revision",
                  service,
                  account,
                  draft.base,
                  packed(draft.fields))
            : transaction.sql().exec_params(
                  "update editing.card_drafts set base = $3, fields = $4, at = now(), "
                  "revision = revision + 1 where service = $1 and account = $2 and revision = $5 "
                  "returning revision",
                  service,
                  account,
                  draft.base,
                  packed(draft.fields),
                  draft.revision);
    return kept.empty() ? 0 : kept[0][0].as<int>();
}

void CardDraftStore::remove(storage::Transaction& transaction,
                            const std::string& service,
                            const std::string& account) const {
    transaction.sql().exec_params(
        "delete from editing.card_drafts where service = $1 and account = $2", service, account);
}

std::vector<std::string> CardDraftStore::services(storage::Transaction& transaction,
                                                  const std::string& account) const {
    std::vector<std::string> all;
    for (const auto& row : transaction.sql().exec_params(
             "select service from editing.card_drafts where account = $1", account)) {
        all.push_back(row[0].as<std::string>());
    }
    return all;
}

}  // namespace okienko::editing
