#include "server/letters/addition_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"

namespace okienko::letters {

namespace {

constexpr const char* kColumns = R"(
select id, case_id, n, number, letter, document, document_sha256, document_size, receipt, receipt_number, account,
    (extract(epoch from received_at) * 1000000)::bigint, in_time from letters.additions )";

std::optional<std::string> maybe(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return field.as<std::string>();
}

Addition read(const pqxx::row& row) {
    Addition found;
    found.id = row[0].as<std::string>();
    found.case_id = row[1].as<std::string>();
    found.n = row[2].as<int>();
    found.number = row[3].as<std::string>();
    found.letter = maybe(row[4]);
    found.document = row[5].as<std::string>();
    found.document_sha256 = pqxx::binarystring(row[6]).str();
    found.document_size = row[7].as<std::uint64_t>();
    found.receipt = row[8].as<std::string>();
    found.receipt_number = row[9].as<std::string>();
    found.account = maybe(row[10]);
    found.received = config::Instant{std::chrono::microseconds{row[11].as<std::int64_t>()}};
    found.in_time = row[12].as<bool>();
    return found;
}

}  // namespace

int AdditionStore::next(storage::Transaction& transaction, std::string_view case_id) const {
    return transaction.sql()
        .exec_params(
            "select coalesce(max(n), 0) + 1 from letters.additions where case_id = $1::uuid",
            std::string(case_id))
        .at(0)[0]
        .as<int>();
}

void AdditionStore::insert(storage::Transaction& transaction,
                           const Addition& received,
                           const std::vector<Attachment>& attachments) const {
    transaction.sql().exec_params(
        "insert into letters.additions (id, case_id, n, number, letter, document, document_sha256,"
        " document_size, receipt, receipt_number, account, received_at, in_time) values ($1::uuid,"
        " $2::uuid, $3, $4, nullif($5, '')::uuid, $6::uuid, $7::bytea, $8, $9::uuid, $10,"
        " nullif($11, '')::uuid, $12::timestamptz, $13::boolean)",
        received.id,
        received.case_id,
        received.n,
        received.number,
        received.letter.value_or(""),
        received.document,
        pqxx::binarystring(received.document_sha256),
        received.document_size,
        received.receipt,
        received.receipt_number,
        received.account.value_or(""),
        storage::to_sql(received.received),
        received.in_time ? "true" : "false");
    for (const Attachment& file : attachments) {
        transaction.sql().exec_params(
            "insert into letters.addition_attachments (addition, n, upload, name, media_type, size,"
            " sha256) values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7::bytea)",
            received.id,
            file.n,
            file.upload,
            file.name,
            file.media_type,
            file.size,
            pqxx::binarystring(file.sha256));
    }
}

std::vector<Addition> AdditionStore::of_case(storage::Transaction& transaction,
                                             std::string_view case_id) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) + "where case_id = $1::uuid order by n desc", std::string(case_id));
    std::vector<Addition> found;
    for (const pqxx::row& row : rows) found.push_back(read(row));
    return found;
}

std::optional<Addition> AdditionStore::find(storage::Transaction& transaction,
                                            std::string_view case_id,
                                            int n) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) + "where case_id = $1::uuid and n = $2", std::string(case_id), n);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::vector<Attachment> AdditionStore::attachments(storage::Transaction& transaction,
                                                   std::string_view id) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select n, upload, name, media_type, size, sha256 from letters.addition_attachments"
        " where addition = $1::uuid order by n",
        std::string(id));
    std::vector<Attachment> found;
    for (const pqxx::row& row : rows) {
        found.push_back({row[0].as<int>(),
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         row[3].as<std::string>(),
                         row[4].as<std::uint64_t>(),
                         pqxx::binarystring(row[5]).str()});
    }
    return found;
}

}  // namespace okienko::letters
