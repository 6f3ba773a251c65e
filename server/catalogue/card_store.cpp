#include "server/catalogue/card_store.h"

#include <pqxx/pqxx>

namespace okienko::catalogue {

namespace {

constexpr const char* kRevision =
    "select r.n, {}, r.origin, coalesce(r.package, ''), r.restored, coalesce(r.account, ''), "
    "r.name, (extract(epoch from r.at) * 1000000)::bigint, r.service, r.came "
    "from catalogue.card_revisions r ";
constexpr const char* kPublication =
    "p.service, p.sha256, p.version, p.origin, coalesce(p.account, ''), p.name, "
    "(extract(epoch from p.at) * 1000000)::bigint from catalogue.publications p ";

std::string select(bool bytes, const std::string& where) {
    std::string statement = kRevision;
    statement.replace(statement.find("{}"), 2, bytes ? "r.bytes" : "''::bytea");
    return statement + where;
}

config::Instant instant(const pqxx::field& field) {
    return config::Instant(std::chrono::microseconds(field.as<std::int64_t>()));
}

CardRevision read_revision(const pqxx::row& row) {
    CardRevision read;
    read.n = row[0].as<int>();
    read.bytes = pqxx::binarystring(row[1]).str();
    read.origin = row[2].as<std::string>();
    read.package = row[3].as<std::string>();
    if (!row[4].is_null()) read.restored = row[4].as<int>();
    read.by = {row[9].as<std::string>(), row[5].as<std::string>(), row[6].as<std::string>()};
    read.at = instant(row[7]);
    return read;
}

Publication read_publication(const pqxx::row& row) {
    return {row[0].as<std::string>(),
            row[1].as<std::string>(),
            row[2].as<std::string>(),
            {row[3].as<std::string>(), row[4].as<std::string>(), row[5].as<std::string>()},
            instant(row[6])};
}

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

int CardStore::add(storage::Transaction& transaction,
                   const std::string& service,
                   const CardRevision& revision) const {
    const auto row = transaction.sql().exec_params1(
        "insert into catalogue.card_revisions "
        "(service, n, bytes, origin, package, restored, account, name, came) "
        "select $1, coalesce(max(n), 0) + 1, $2, $3, $4, $5, $6, $7, $8 "
        "from catalogue.card_revisions where service = $1 returning n",
        service,
        pqxx::binarystring(revision.bytes),
        revision.origin,
        or_null(revision.package),
        revision.restored,
        or_null(revision.by.account),
        revision.by.name,
        revision.by.origin);
    transaction.sql().exec_params(
        "update catalogue.services set card = $2 where service = $1", service, row[0].as<int>());
    return row[0].as<int>();
}

std::optional<CardRevision> CardStore::current(storage::Transaction& transaction,
                                               const std::string& service) const {
    const auto found = transaction.sql().exec_params(
        select(true,
               "join catalogue.services s on s.service = r.service and s.card = r.n "
               "where r.service = $1"),
        service);
    if (found.empty()) return std::nullopt;
    return read_revision(found[0]);
}

std::optional<CardRevision> CardStore::find(storage::Transaction& transaction,
                                            const std::string& service,
                                            int n) const {
    const auto found = transaction.sql().exec_params(
        select(true, "where r.service = $1 and r.n = $2"), service, n);
    if (found.empty()) return std::nullopt;
    return read_revision(found[0]);
}

std::vector<CardRevision> CardStore::list(storage::Transaction& transaction,
                                          const std::string& service) const {
    std::vector<CardRevision> all;
    for (const auto& row : transaction.sql().exec_params(
             select(false, "where r.service = $1 order by r.n desc"), service)) {
        all.push_back(read_revision(row));
    }
    return all;
}

std::vector<std::pair<std::string, CardRevision>> CardStore::newest(
    storage::Transaction& transaction) const {
    std::vector<std::pair<std::string, CardRevision>> all;
    for (const auto& row : transaction.sql().exec(select(
             false, "join catalogue.services s on s.service = r.service and s.card = r.n"))) {
        all.emplace_back(row[8].as<std::string>(), read_revision(row));
    }
    return all;
}

void CardStore::add_publication(storage::Transaction& transaction,
                                const Publication& publication) const {
    transaction.sql().exec_params(
        "insert into catalogue.publications (service, sha256, version, origin, account, name) "
        "values ($1, $2, $3, $4, $5, $6)",
        publication.service,
        publication.sha256,
        publication.version,
        publication.by.origin,
        or_null(publication.by.account),
        publication.by.name);
}

std::vector<Publication> CardStore::publications(storage::Transaction& transaction,
                                                 const std::string& service) const {
    std::vector<Publication> all;
    for (const auto& row : transaction.sql().exec_params(
             std::string("select ") + kPublication + "where p.service = $1 order by p.id desc",
             service)) {
        all.push_back(read_publication(row));
    }
    return all;
}

std::vector<Publication> CardStore::newest_publications(storage::Transaction& transaction) const {
    std::vector<Publication> all;
    for (const auto& row : transaction.sql().exec(std::string("select distinct on (p.service) ") +
                                                  kPublication + "order by p.service, p.id desc")) {
        all.push_back(read_publication(row));
    }
    return all;
}

}  // namespace okienko::catalogue
