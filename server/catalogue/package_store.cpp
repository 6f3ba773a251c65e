#include "server/catalogue/package_store.h"

#include <pqxx/pqxx>

namespace okienko::catalogue {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

// The title weighs most, then keywords, then the sentence under the title, then the rest.
constexpr const char* kIndex = R"(
insert into catalogue.cards (service, language, title, keywords, words, found_by)
values ($1, $2, $3, $4, $5 || E'\n' || $6,
    setweight(catalogue.words_of($2, $3), 'A') || setweight(catalogue.words_of($2, $4), 'B')
    || setweight(catalogue.words_of($2, $5), 'C') || setweight(catalogue.words_of($2, $6), 'D')))";

constexpr const char* kVocabulary = R"(
insert into catalogue.vocabulary (language, word, plain, uses)
select language, word, catalogue.plain(word), count(*)
from catalogue.cards,
    unnest(tsvector_to_array(to_tsvector('simple',
        lower((title || ' ' || keywords || ' ' || words) collate "pl-x-icu")))) as word
where length(word) >= 3 and word !~ '[0-9]'
group by language, word)";

}  // namespace

void PackageStore::lock(storage::Transaction& transaction) const {
    transaction.sql().exec("select pg_advisory_xact_lock(hashtext('catalogue.publish'))");
}

bool PackageStore::insert(storage::Transaction& transaction,
                          const forms::Package& package,
                          const std::string& service,
                          const std::string& version) const {
    const auto kept = transaction.sql().exec_params(
        "insert into catalogue.packages (sha256, service, version) values ($1, $2, $3) on conflict "
        "do nothing",
        package.sha256(),
        service,
        version);
    if (kept.affected_rows() == 0) return false;
    for (const auto& [name, bytes] : package.files()) {
        transaction.sql().exec_params(
            "insert into catalogue.files (sha256, name, bytes) values ($1, $2, $3)",
            package.sha256(),
            name,
            pqxx::binarystring(bytes));
    }
    return true;
}

std::string PackageStore::other_of_version(storage::Transaction& transaction,
                                           const forms::Package& package,
                                           const std::string& service) const {
    const auto found = transaction.sql().exec_params(
        "select sha256 from catalogue.packages where service = $1 and version = $2 and sha256 <> "
        "$3 "
        "and not exists (select from catalogue.packages where sha256 = $3) limit 1",
        service,
        package.version(),
        package.sha256());
    return found.empty() ? std::string() : found[0][0].as<std::string>();
}

bool PackageStore::has(storage::Transaction& transaction, std::string_view sha256) const {
    return !transaction.sql()
                .exec_params("select 1 from catalogue.packages where sha256 = $1",
                             std::string(sha256))
                .empty();
}

forms::Package::Files PackageStore::files(storage::Transaction& transaction,
                                          std::string_view sha256) const {
    forms::Package::Files files;
    for (const auto& row : transaction.sql().exec_params(
             "select name, bytes from catalogue.files where sha256 = $1", std::string(sha256))) {
        files.emplace(row[0].as<std::string>(), pqxx::binarystring(row[1]).str());
    }
    return files;
}

void PackageStore::make_current(storage::Transaction& transaction,
                                const std::string& service,
                                const std::string& sha256) const {
    transaction.sql().exec_params(
        "insert into catalogue.services (service, sha256) values ($1, $2) "
        "on conflict (service) do update set sha256 = excluded.sha256, since = now()",
        service,
        sha256);
}

std::map<std::string, CurrentVersion> PackageStore::current(
    storage::Transaction& transaction) const {
    std::map<std::string, CurrentVersion> current;
    for (const auto& row :
         transaction.sql().exec("select service, sha256, card from catalogue.services")) {
        current.emplace(row[0].as<std::string>(),
                        CurrentVersion{row[1].as<std::string>(), row[2].as<int>()});
    }
    return current;
}

std::vector<std::string> PackageStore::in_order(storage::Transaction& transaction,
                                                std::string_view language) const {
    std::vector<std::string> services;
    const std::string statement =
        language == "pl"
            ? R"(select service from catalogue.cards where language = $1 order by title collate "pl-x-icu", service)"
            : R"(select service from catalogue.cards where language = $1 order by title collate "en-x-icu", service)";
    for (const auto& row : transaction.sql().exec_params(statement, std::string(language))) {
        services.push_back(row[0].as<std::string>());
    }
    return services;
}

void PackageStore::index(storage::Transaction& transaction, const Card& card) const {
    transaction.sql().exec_params("delete from catalogue.cards where service = $1", card.service());
    for (const auto& [language, content] : card.contents()) {
        transaction.sql().exec_params(kIndex,
                                      card.service(),
                                      language,
                                      content.title,
                                      joined(content.keywords),
                                      content.description,
                                      content.text);
    }
    transaction.sql().exec("delete from catalogue.vocabulary");
    transaction.sql().exec(kVocabulary);
}

}  // namespace okienko::catalogue
