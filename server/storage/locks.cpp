#include "server/storage/locks.h"

#include <pqxx/result>
#include <pqxx/transaction_base>

namespace okienko::storage {

bool try_lock(Transaction& transaction, const std::string& name) {
    return transaction.sql()
        .exec_params1("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", name)[0]
        .as<bool>();
}

void lock(Transaction& transaction, const std::string& name) {
    transaction.sql().exec_params("select pg_advisory_xact_lock(hashtextextended($1, 0))", name);
}

}  // namespace okienko::storage
