#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/accounts/account.h"
#include "server/accounts/email.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// An account and the hash its password is checked against.
struct Credentials {
    Account account;
    std::string password;  ///< PHC form
};

/// The table accounts.accounts and the browsers known to it. Without state; works in the caller's
/// transaction.
class AccountStore {
public:
    /// False when the address already has an account; nothing is written then.
    bool insert(storage::Transaction& transaction,
                const Account& account,
                const Email& email,
                std::string_view password) const;

    std::optional<Account> by_id(storage::Transaction& transaction, std::string_view id) const;
    std::optional<Account> by_email(storage::Transaction& transaction, std::string_view key) const;
    std::optional<Credentials> credentials_by_email(storage::Transaction& transaction,
                                                    std::string_view key) const;
    std::optional<Credentials> credentials_by_id(storage::Transaction& transaction,
                                                 std::string_view id) const;

    /// Those not blocked whose address ends in `domain`, e.g. "@okienko.example".
    std::vector<Account> unblocked_at(storage::Transaction& transaction,
                                      std::string_view domain) const;

    void set_password(storage::Transaction& transaction,
                      std::string_view id,
                      std::string_view password) const;
    /// False when another account has the address.
    bool set_email(storage::Transaction& transaction,
                   std::string_view id,
                   const Email& email) const;
    /// Name, greeting and language.
    void set_profile(storage::Transaction& transaction, const Account& account) const;
    /// Roles, units and the moment of blocking.
    void set_standing(storage::Transaction& transaction, const Account& account) const;

    /// `browser`: digest of the browser's secret.
    bool knows_browser(storage::Transaction& transaction,
                       std::string_view id,
                       std::string_view browser) const;
    void remember_browser(storage::Transaction& transaction,
                          std::string_view id,
                          std::string_view browser,
                          config::Instant now) const;
    void forget_browsers(storage::Transaction& transaction, std::string_view id) const;
};

}  // namespace okienko::accounts
