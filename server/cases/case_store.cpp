#include "server/cases/case_store.h"

#include <chrono>

#include <openssl/crypto.h>
#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/storage/instants.h"
#include "signing/digest.h"
#include "signing/random.h"

namespace okienko::cases {

namespace {

constexpr const char* kColumns = R"(
select id, number, service, package, unit, status, subject, language,
    (extract(epoch from received_at) * 1000000)::bigint, deadline - date '1970-01-01',
    deadline_event - date '1970-01-01', deadline_period, coalesce(deadline_basis, ''), sign, assignee, owner, key,
    document, document_sha256, document_size, receipt, receipt_number, revision,
    (extract(epoch from closed_at) * 1000000)::bigint, secret_hash,
    coalesce(assignee_name, ''), coalesce(outcome, ''), paused_since - date '1970-01-01',
    deadline_not_counted, deadline_chosen,
    array(select day - date '1970-01-01' from cases.announced_days where day >= cases.received_at::date - 1 order by day)
from cases.cases )";

std::int64_t micros(config::Instant at) {
    return at.time_since_epoch().count();
}

config::Instant instant(const pqxx::field& field) {
    return config::Instant{std::chrono::microseconds{field.as<std::int64_t>()}};
}

std::chrono::sys_days day(const pqxx::field& field) {
    return std::chrono::sys_days{std::chrono::days{field.as<int>()}};
}

std::optional<std::string> maybe(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return field.as<std::string>();
}

std::string bytes(const pqxx::field& field) {
    return pqxx::binarystring(field).str();
}

/// "{20584,20585}"
std::vector<std::chrono::sys_days> days(const pqxx::field& field) {
    std::vector<std::chrono::sys_days> found;
    auto parser = field.as_array();
    for (auto item = parser.get_next(); item.first != pqxx::array_parser::juncture::done;
         item = parser.get_next()) {
        if (item.first != pqxx::array_parser::juncture::string_value) continue;
        found.push_back(std::chrono::sys_days{std::chrono::days{std::stoi(item.second)}});
    }
    return found;
}

Case read(const pqxx::row& row) {
    Case found;
    found.id = row[0].as<std::string>();
    found.number = row[1].as<std::string>();
    found.service = row[2].as<std::string>();
    found.package = row[3].as<std::string>();
    found.unit = row[4].as<std::string>();
    found.status = row[5].as<std::string>();
    found.subject = row[6].as<std::string>();
    found.language = row[7].as<std::string>();
    found.received = instant(row[8]);
    found.announced = days(row[30]);
    if (!row[9].is_null()) {
        found.term = Term{day(row[9]),
                          day(row[10]),
                          row[11].as<std::string>(),
                          row[12].as<std::string>(),
                          row[28].as<int>(),
                          row[29].as<bool>(),
                          found.announced};
    }
    found.sign = maybe(row[13]);
    found.assignee = maybe(row[14]);
    found.owner = maybe(row[15]);
    found.key = row[16].as<std::string>();
    found.document = row[17].as<std::string>();
    found.document_sha256 = bytes(row[18]);
    found.document_size = row[19].as<std::uint64_t>();
    found.receipt = row[20].as<std::string>();
    found.receipt_number = row[21].as<std::string>();
    found.revision = row[22].as<int>();
    if (!row[23].is_null()) found.closed = instant(row[23]);
    found.assignee_name = row[25].as<std::string>();
    found.outcome = row[26].as<std::string>();
    if (!row[27].is_null()) found.paused_since = day(row[27]);
    return found;
}

/// deadline, deadline_event, deadline_period, deadline_basis
std::vector<std::string> term_values(storage::Batch& batch, const std::optional<Term>& term) {
    if (!term) return {"null", "null", "null", "null"};
    return {batch.value(calendar::format_date(term->last_day), "date"),
            batch.value(calendar::format_date(term->event), "date"),
            batch.value(term->period),
            "nullif(" + batch.value(term->basis) + ", '')"};
}

std::string maybe_uuid(storage::Batch& batch, const std::optional<std::string>& id) {
    return "nullif(" + batch.value(id.value_or("")) + ", '')::uuid";
}

std::optional<Case> read_one(const pqxx::result& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

}  // namespace

void CaseStore::insert(storage::Transaction& transaction,
                       const Case& opened,
                       std::string_view secret_hash,
                       const std::vector<Attachment>& attachments,
                       const Event& first) const {
    storage::Batch batch;
    insert(batch, opened, secret_hash, attachments, first);
    batch.run(transaction);
}

void CaseStore::insert(storage::Batch& batch,
                       const Case& opened,
                       std::string_view secret_hash,
                       const std::vector<Attachment>& attachments,
                       const Event& first) const {
    const std::string id = batch.value(opened.id, "uuid");
    std::vector<std::string> row = {id,
                                    batch.value(opened.number),
                                    batch.bytes(secret_hash),
                                    batch.value(opened.service),
                                    batch.value(opened.package),
                                    batch.value(opened.unit),
                                    batch.value(opened.status),
                                    batch.value(opened.subject),
                                    batch.value(opened.language),
                                    batch.value(storage::to_sql(opened.received), "timestamptz"),
                                    maybe_uuid(batch, opened.owner),
                                    batch.value(opened.key, "uuid"),
                                    batch.value(opened.document, "uuid"),
                                    batch.bytes(opened.document_sha256),
                                    batch.value(std::to_string(opened.document_size), "bigint"),
                                    batch.value(opened.receipt, "uuid"),
                                    batch.value(opened.receipt_number)};
    for (std::string& value : term_values(batch, opened.term)) row.push_back(std::move(value));
    batch.add(
        "cases.cases (id, number, secret_hash, service, package, unit, status, subject, language, "
        "received_at, owner, key, document, document_sha256, document_size, receipt, "
        "receipt_number, deadline, deadline_event, deadline_period, deadline_basis)",
        row);
    batch.add("cases.events (case_id, at, kind, actor, account, name, note, details, shown)",
              {id,
               batch.value(storage::to_sql(first.at), "timestamptz"),
               batch.value(first.kind),
               batch.value(first.actor),
               maybe_uuid(batch, first.account),
               batch.value(first.name),
               batch.value(first.note),
               batch.value(first.details, "jsonb"),
               first.shown ? "true" : "false"});
    for (const Attachment& attachment : attachments) {
        batch.add("cases.attachments (case_id, n, upload, name, media_type, size, sha256)",
                  {id,
                   batch.value(std::to_string(attachment.n), "integer"),
                   batch.value(attachment.upload, "uuid"),
                   batch.value(attachment.name),
                   batch.value(attachment.media_type),
                   batch.value(std::to_string(attachment.size), "bigint"),
                   batch.bytes(attachment.sha256)});
    }
}

std::optional<Case> CaseStore::by_id(storage::Transaction& transaction, std::string_view id) const {
    if (!signing::is_uuid(id)) return std::nullopt;
    return read_one(transaction.sql().exec_params(std::string(kColumns) + "where id = $1::uuid",
                                                  std::string(id)));
}

std::optional<Case> CaseStore::by_number(storage::Transaction& transaction,
                                         std::string_view number) const {
    return read_one(transaction.sql().exec_params(std::string(kColumns) + "where number = $1",
                                                  std::string(number)));
}

std::optional<Case> CaseStore::by_secret(storage::Transaction& transaction,
                                         std::string_view number,
                                         std::string_view secret_hash) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) + "where number = $1", std::string(number));
    if (rows.empty()) return std::nullopt;
    const std::string kept = bytes(rows[0][24]);
    if (!signing::equal_in_constant_time(kept, secret_hash)) return std::nullopt;
    return read(rows[0]);
}

std::vector<Case> CaseStore::of_owner(storage::Transaction& transaction,
                                      std::string_view account,
                                      bool closed,
                                      unsigned limit) const {
    const pqxx::result rows = transaction.sql().exec_params(
        std::string(kColumns) +
            "where owner = $1::uuid and open = $2::boolean order by received_at desc limit $3",
        std::string(account),
        closed ? "false" : "true",
        limit);
    std::vector<Case> found;
    for (const pqxx::row& row : rows) found.push_back(read(row));
    return found;
}

std::size_t CaseStore::count_closed(storage::Transaction& transaction,
                                    std::string_view account) const {
    return transaction.sql()
        .exec_params("select count(*) from cases.cases where owner = $1::uuid and not open",
                     std::string(account))[0][0]
        .as<std::size_t>();
}

std::vector<Attachment> CaseStore::attachments(storage::Transaction& transaction,
                                               std::string_view id) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select n, upload, name, media_type, size, sha256 from cases.attachments"
        " where case_id = $1::uuid order by n",
        std::string(id));
    std::vector<Attachment> found;
    for (const pqxx::row& row : rows) {
        found.push_back({row[0].as<int>(),
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         row[3].as<std::string>(),
                         row[4].as<std::uint64_t>(),
                         bytes(row[5])});
    }
    return found;
}

std::vector<Event> CaseStore::history(storage::Transaction& transaction,
                                      std::string_view id,
                                      bool for_resident) const {
    const pqxx::result rows = transaction.sql().exec_params(
        "select kind, actor, account, name, note, details, shown,"
        " (extract(epoch from at) * 1000000)::bigint, coalesce(note_sealed, '') from cases.events"
        " where case_id = $1::uuid and (shown or not $2::boolean) order by cases.events.id desc",
        std::string(id),
        for_resident ? "true" : "false");
    std::vector<Event> found;
    for (const pqxx::row& row : rows) {
        found.push_back({row[0].as<std::string>(),
                         row[1].as<std::string>(),
                         maybe(row[2]),
                         row[3].as<std::string>(),
                         row[4].as<std::string>(),
                         row[5].as<std::string>(),
                         row[6].as<bool>(),
                         instant(row[7]),
                         bytes(row[8])});
    }
    return found;
}

void CaseStore::add_event(storage::Transaction& transaction,
                          std::string_view id,
                          const Event& event) const {
    transaction.sql().exec_params(
        "insert into cases.events (case_id, at, kind, actor, account, name, note, details, shown,"
        " note_sealed)"
        " values ($1::uuid, timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3, $4,"
        " nullif($5, '')::uuid, $6, $7, $8::jsonb, $9::boolean, nullif($10::bytea, ''))",
        std::string(id),
        micros(event.at),
        event.kind,
        event.actor,
        event.account.value_or(""),
        event.name,
        event.note,
        event.details,
        event.shown ? "true" : "false",
        pqxx::binarystring(event.note_sealed));
}

bool CaseStore::adopt(storage::Transaction& transaction,
                      std::string_view id,
                      std::string_view account) const {
    return transaction.sql()
               .exec_params(
                   "update cases.cases set owner = $2::uuid"
                   " where id = $1::uuid and owner is null",
                   std::string(id),
                   std::string(account))
               .affected_rows() == 1;
}

}  // namespace okienko::cases
