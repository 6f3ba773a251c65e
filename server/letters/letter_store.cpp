#include "server/letters/letter_store.h"

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/storage/instants.h"
#include "signing/digest.h"
#include "signing/random.h"

namespace okienko::letters {

namespace {

constexpr const char* kColumns = R"(
select id, case_id, n, number, kind, transition, confirm, document, document_sha256, document_size, author,
    author_name, (extract(epoch from sent_at) * 1000000)::bigint, notice_to,
    (extract(epoch from reminded_at) * 1000000)::bigint, waits_until - date '1970-01-01', coalesce(delivery, ''),
    (extract(epoch from delivered_at) * 1000000)::bigint, delivered_on - date '1970-01-01', coalesce(receipt::text, ''),
    coalesce(receipt_number, ''), reply_deadline, reply_period, reply_from - date '1970-01-01',
    reply_by - date '1970-01-01', (extract(epoch from answered_at) * 1000000)::bigint, signer
from letters.letters )";

std::optional<config::Instant> instant(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return config::Instant{std::chrono::microseconds{field.as<std::int64_t>()}};
}

std::optional<std::chrono::sys_days> day(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return std::chrono::sys_days{std::chrono::days{field.as<int>()}};
}

Delivery read_delivery(const std::string& text) {
    if (text == "opened") return Delivery::opened;
    if (text == "deemed") return Delivery::deemed;
    if (text == "otherwise") return Delivery::otherwise;
    return text == "at-once" ? Delivery::at_once : Delivery::waiting;
}

/// Null while it waits.
std::string to_sql(Delivery delivery) {
    return delivery == Delivery::waiting ? std::string{} : std::string(to_string(delivery));
}

/// Empty text stands for null.
std::string maybe(const std::optional<config::Instant>& at) {
    return at ? storage::to_sql(*at) : std::string{};
}

std::string maybe(const std::optional<std::chrono::sys_days>& day) {
    return day ? calendar::format_date(*day) : std::string{};
}

Letter read(const pqxx::row& row) {
    Letter found;
    found.id = row[0].as<std::string>();
    found.case_id = row[1].as<std::string>();
    found.n = row[2].as<int>();
    found.number = row[3].as<std::string>();
    found.kind = row[4].as<std::string>();
    found.transition = row[5].as<std::string>();
    found.confirm = row[6].as<bool>();
    found.document = row[7].as<std::string>();
    found.document_sha256 = pqxx::binarystring(row[8]).str();
    found.document_size = row[9].as<std::uint64_t>();
    found.author = row[10].as<std::string>();
    found.author_name = row[11].as<std::string>();
    found.sent = *instant(row[12]);
    found.noticed = row[13].as<bool>();
    found.reminded = instant(row[14]);
    found.waits_until = day(row[15]);
    found.delivery = read_delivery(row[16].as<std::string>());
    found.delivered = instant(row[17]);
    found.delivered_on = day(row[18]);
    found.receipt = row[19].as<std::string>();
    found.receipt_number = row[20].as<std::string>();
    if (!row[21].is_null()) {
        found.reply = ReplyTerm{
            row[21].as<std::string>(), row[22].as<std::string>(), day(row[23]), day(row[24])};
    }
    found.answered = instant(row[25]);
    found.signer = row[26].as<std::string>();
    return found;
}

std::optional<Letter> read_one(const pqxx::result& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::vector<std::string> ids(const pqxx::result& rows) {
    std::vector<std::string> found;
    for (const pqxx::row& row : rows) found.push_back(row[0].as<std::string>());
    return found;
}

}  // namespace

std::string_view to_string(Delivery delivery) {
    switch (delivery) {
        case Delivery::opened:
            return "opened";
        case Delivery::deemed:
            return "deemed";
        case Delivery::at_once:
            return "at-once";
        case Delivery::otherwise:
            return "otherwise";
        case Delivery::waiting:
            break;
    }
    return "waiting";
}

int LetterStore::next(storage::Transaction& transaction, std::string_view case_id) const {
    return transaction.sql()
        .exec_params("select coalesce(max(n), 0) + 1 from letters.letters where case_id = $1::uuid",
                     std::string(case_id))
        .at(0)[0]
        .as<int>();
}

void LetterStore::insert(storage::Transaction& transaction,
                         const Letter& sent,
                         const std::vector<Attachment>& attachments) const {
    transaction.sql().exec_params(
        "insert into letters.letters (id, case_id, n, number, kind, transition, confirm, document,"
        " document_sha256, document_size, author, author_name, sent_at, notice_to, waits_until,"
        " reply_deadline, reply_period, signer) values ($1::uuid, $2::uuid, $3, $4, $5, $6, "
        "$7::boolean,"
        " $8::uuid, $9::bytea, $10, $11::uuid, $12, $13::timestamptz, $14::boolean,"
        " nullif($15, '')::date, nullif($16, ''), nullif($17, ''), $18)",
        sent.id,
        sent.case_id,
        sent.n,
        sent.number,
        sent.kind,
        sent.transition,
        sent.confirm ? "true" : "false",
        sent.document,
        pqxx::binarystring(sent.document_sha256),
        sent.document_size,
        sent.author,
        sent.author_name,
        storage::to_sql(sent.sent),
        sent.noticed ? "true" : "false",
        maybe(sent.waits_until),
        sent.reply ? sent.reply->deadline : std::string{},
        sent.reply ? sent.reply->period : std::string{},
        sent.signer);
    write(transaction, sent);
    for (const Attachment& file : attachments) {
        transaction.sql().exec_params(
            "insert into letters.attachments (letter, n, upload, name, media_type, size, sha256)"
            " values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7::bytea)",
            sent.id,
            file.n,
            file.upload,
            file.name,
            file.media_type,
            file.size,
            pqxx::binarystring(file.sha256));
    }
}

void LetterStore::write(storage::Transaction& transaction, const Letter& changed) const {
    transaction.sql().exec_params(
        "update letters.letters set reminded_at = nullif($2, '')::timestamptz,"
        " delivery = nullif($3, ''), delivered_at = nullif($4, '')::timestamptz,"
        " delivered_on = nullif($5, '')::date, receipt = nullif($6, '')::uuid,"
        " receipt_number = nullif($7, ''), reply_from = nullif($8, '')::date,"
        " reply_by = nullif($9, '')::date, answered_at = nullif($10, '')::timestamptz"
        " where id = $1::uuid",
        changed.id,
        maybe(changed.reminded),
        to_sql(changed.delivery),
        maybe(changed.delivered),
        maybe(changed.delivered_on),
        changed.receipt,
        changed.receipt_number,
        changed.reply ? maybe(changed.reply->from) : std::string{},
        changed.reply ? maybe(changed.reply->last_day) : std::string{},
        maybe(changed.answered));
}

std::vector<Letter> LetterStore::of_case(storage::Transaction& transaction,
                                         std::string_view case_id) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) + "where case_id = $1::uuid order by n desc", std::string(case_id));
    std::vector<Letter> found;
    for (const pqxx::row& row : rows) found.push_back(read(row));
    return found;
}

std::optional<Letter> LetterStore::find(storage::Transaction& transaction,
                                        std::string_view case_id,
                                        int n) const {
    return read_one(transaction.sql().exec_params(
        std::string(kColumns) + "where case_id = $1::uuid and n = $2", std::string(case_id), n));
}

std::optional<Letter> LetterStore::by_id(storage::Transaction& transaction,
                                         std::string_view id) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    return read_one(transaction.sql().exec_params(std::string(kColumns) + "where id = $1::uuid",
                                                  std::string(id)));
}

std::optional<Letter> LetterStore::lock(storage::Transaction& transaction,
                                        std::string_view id) const {
    return read_one(transaction.sql().exec_params(
        std::string(kColumns) + "where id = $1::uuid for update", std::string(id)));
}

std::vector<Attachment> LetterStore::attachments(storage::Transaction& transaction,
                                                 std::string_view id) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select n, upload, name, media_type, size, sha256 from letters.attachments"
        " where letter = $1::uuid order by n",
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

std::vector<std::string> LetterStore::cases_waiting(storage::Transaction& transaction,
                                                    std::string_view owner) const {
    return ids(transaction.sql().exec_params(
        "select distinct letter.case_id from cases.cases one join letters.letters letter"
        " on letter.case_id = one.id where one.owner = $1::uuid and letter.delivery is null",
        std::string(owner)));
}

std::vector<std::string> LetterStore::to_remind(storage::Transaction& transaction,
                                                config::Instant sent_before,
                                                unsigned at_most) const {
    return ids(transaction.sql().exec_params(
        "select id from letters.letters where delivery is null and notice_to"
        " and reminded_at is null and sent_at < $1::timestamptz order by sent_at limit $2",
        storage::to_sql(sent_before),
        at_most));
}

std::vector<std::string> LetterStore::to_deem(storage::Transaction& transaction,
                                              std::chrono::sys_days today,
                                              unsigned at_most) const {
    return ids(transaction.sql().exec_params(
        "select id from letters.letters where delivery is null and waits_until < $1::date"
        " order by sent_at limit $2",
        calendar::format_date(today),
        at_most));
}

}  // namespace okienko::letters
