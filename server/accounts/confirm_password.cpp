#include "server/accounts/confirm_password.h"

#include <array>
#include <utility>

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

Confirmation confirm_password(const Context& context,
                              const std::string& account,
                              const std::string& password) {
    const std::array limits = {confirm_by_account(account)};
    const Throttle throttle;
    const auto [wait, encoded] = context.database.run([&](storage::Transaction& transaction) {
        const auto found = AccountStore{}.credentials_by_id(transaction, account);
        return std::pair(throttle.attempt(transaction, limits, context.clock.now()),
                         found ? found->password : std::string());
    });
    if (wait.count() > 0) return {Confirmation::Kind::wait, wait};
    bool right = false;
    try {
        right = context.hasher.verify(password, encoded);
    } catch (const Busy&) {
        context.database.run([&](storage::Transaction& transaction) {
            throttle.take_back(transaction, limits[0], context.clock.now());
        });
        throw;
    }
    context.database.run([&](storage::Transaction& transaction) {
        if (right) {
            throttle.forget(transaction, limits[0].key);
        } else {
            audit::append(
                transaction,
                {audit_name(account), "accounts.confirmation-failed", audit_name(account)});
        }
    });
    return {right ? Confirmation::Kind::right : Confirmation::Kind::wrong, {}};
}

}  // namespace okienko::accounts
