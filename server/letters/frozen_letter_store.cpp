#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/letters/frozen_letter.h"

namespace okienko::letters {

namespace {

std::string context_of(std::string_view draft) {
    return "letter-frozen:" + std::string(draft);
}

}  // namespace

std::optional<FrozenLetter> FrozenLetterStore::find(storage::Transaction& transaction,
                                                    const documents::DocumentKey& key,
                                                    std::string_view draft) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select revision, n, day - date '1970-01-01', bytes from letters.frozen where draft = "
        "$1::uuid",
        std::string(draft));
    if (rows.empty()) return std::nullopt;
    return FrozenLetter{std::string(draft),
                        rows[0][0].as<int>(),
                        rows[0][1].as<int>(),
                        std::chrono::sys_days{std::chrono::days{rows[0][2].as<int>()}},
                        key.open(pqxx::binarystring(rows[0][3]).str(), context_of(draft))};
}

void FrozenLetterStore::save(storage::Transaction& transaction,
                             const documents::DocumentKey& key,
                             const FrozenLetter& frozen) const {
    transaction.sql().exec_params0(
        "insert into letters.frozen (draft, revision, n, day, bytes) values ($1::uuid, $2, $3,"
        " $4::date, $5::bytea) on conflict (draft) do update set revision = excluded.revision,"
        " n = excluded.n, day = excluded.day, bytes = excluded.bytes",
        frozen.draft,
        frozen.revision,
        frozen.n,
        calendar::format_date(frozen.day),
        pqxx::binarystring(key.seal(frozen.bytes, context_of(frozen.draft))));
}

}  // namespace okienko::letters
