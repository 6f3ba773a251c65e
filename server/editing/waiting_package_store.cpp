#include "server/editing/waiting_package_store.h"

#include <pqxx/pqxx>

namespace okienko::editing {

void WaitingPackageStore::insert(storage::Transaction& transaction,
                                 const WaitingPackage& package) const {
    transaction.sql().exec_params(
        "delete from editing.packages where id in (select id from editing.packages "
        "where account = $1 order by at desc offset 4)",
        package.account);
    transaction.sql().exec_params(
        "insert into editing.packages (id, account, service, base) values ($1, $2, $3, $4)",
        package.id,
        package.account,
        package.service,
        package.base);
    for (const auto& [name, bytes] : package.files) {
        transaction.sql().exec_params(
            "insert into editing.package_files (package, name, bytes) values ($1, $2, $3)",
            package.id,
            name,
            pqxx::binarystring(bytes));
    }
}

std::optional<WaitingPackage> WaitingPackageStore::find(storage::Transaction& transaction,
                                                        const std::string& id,
                                                        const std::string& account) const {
    const auto found = transaction.sql().exec_params(
        "select service, base from editing.packages where id = $1 and account = $2", id, account);
    if (found.empty()) return std::nullopt;
    WaitingPackage package{
        id, account, found[0][0].as<std::string>(), found[0][1].as<std::string>(), {}};
    for (const auto& row : transaction.sql().exec_params(
             "select name, bytes from editing.package_files where package = $1", id)) {
        package.files.emplace(row[0].as<std::string>(), pqxx::binarystring(row[1]).str());
    }
    return package;
}

void WaitingPackageStore::look_again(storage::Transaction& transaction,
                                     const std::string& id,
                                     const std::string& base) const {
    transaction.sql().exec_params("update editing.packages set base = $2 where id = $1", id, base);
}

void WaitingPackageStore::remove(storage::Transaction& transaction, const std::string& id) const {
    transaction.sql().exec_params("delete from editing.packages where id = $1", id);
}

}  // namespace okienko::editing
