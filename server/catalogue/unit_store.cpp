#include "server/catalogue/unit_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"

namespace okienko::catalogue {

void UnitStore::seed(storage::Transaction& transaction,
                     const std::vector<Office::Unit>& units,
                     config::Instant now) const {
    const auto in = [](const Office::Unit& unit, const char* language) {
        const auto found = unit.names.find(language);
        return found == unit.names.end() ? std::string{} : found->second;
    };
    for (const Office::Unit& unit : units) {
        add(transaction, unit.code, {in(unit, "pl"), in(unit, "en"), "system", now});
    }
}

std::vector<Office::Unit> UnitStore::all(storage::Transaction& transaction) const {
    std::vector<Office::Unit> found;
    for (const auto& row : transaction.sql().exec(
             "select distinct on (u.place) u.code, n.name, n.name_en, u.closed_at is not null "
             "from catalogue.units u join catalogue.unit_names n using (code) "
             "order by u.place, n.id desc")) {
        Office::Unit unit{row[0].as<std::string>(), {{"pl", row[1].as<std::string>()}}, false};
        if (const auto english = row[2].as<std::string>(); !english.empty()) {
            unit.names.emplace("en", english);
        }
        unit.closed = row[3].as<bool>();
        found.push_back(std::move(unit));
    }
    return found;
}

std::optional<UnitFile> UnitStore::find(storage::Transaction& transaction,
                                        std::string_view code) const {
    const auto rows = transaction.sql().exec_params(
        "select closed_at from catalogue.units where code = $1 for update", std::string(code));
    if (rows.empty()) return std::nullopt;
    UnitFile file{std::string(code), std::nullopt, {}};
    if (!rows[0][0].is_null()) file.closed = storage::from_sql(rows[0][0].c_str());
    for (const auto& row : transaction.sql().exec_params(
             "select name, name_en, changed_by, changed_at from catalogue.unit_names "
             "where code = $1 order by id desc",
             file.code)) {
        file.names.push_back({row[0].as<std::string>(),
                              row[1].as<std::string>(),
                              row[2].as<std::string>(),
                              storage::from_sql(row[3].c_str())});
    }
    return file;
}

bool UnitStore::add(storage::Transaction& transaction,
                    std::string_view code,
                    const UnitName& name) const {
    const bool fresh =
        transaction.sql()
            .exec_params("insert into catalogue.units (code) values ($1) on conflict do nothing",
                         std::string(code))
            .affected_rows() == 1;
    if (fresh) rename(transaction, code, name);
    return fresh;
}

void UnitStore::rename(storage::Transaction& transaction,
                       std::string_view code,
                       const UnitName& name) const {
    transaction.sql().exec_params0(
        "insert into catalogue.unit_names (code, name, name_en, changed_by, changed_at) "
        "values ($1, $2, $3, $4, $5::timestamptz)",
        std::string(code),
        name.name,
        name.name_en,
        name.changed_by,
        storage::to_sql(name.changed));
}

void UnitStore::set_closed(storage::Transaction& transaction,
                           std::string_view code,
                           std::optional<config::Instant> at) const {
    transaction.sql().exec_params0(
        "update catalogue.units set closed_at = nullif($2, '')::timestamptz where code = $1",
        std::string(code),
        at ? storage::to_sql(*at) : std::string{});
}

}  // namespace okienko::catalogue
