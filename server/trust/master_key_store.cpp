#include "server/trust/master_key_store.h"

#include <fmt/format.h>
#include <pqxx/pqxx>

namespace okienko::trust {

void claim_database(storage::Database& database, const MasterKey& key) {
    const std::string remembered = database.run([&](storage::Transaction& transaction) {
        transaction.sql().exec_params(
            "insert into trust.master_key (id) values ($1) on conflict (singleton) do nothing",
            key.id());
        return transaction.sql().exec1("select id from trust.master_key").at(0).as<std::string>();
    });
    if (remembered != key.id()) {
        throw KeyFault(
            fmt::format("the database was written with the master key {}, but the key file holds "
                        "{}. Put the right master.key back, or use the database that belongs to it",
                        remembered,
                        key.id()));
    }
}

}  // namespace okienko::trust
