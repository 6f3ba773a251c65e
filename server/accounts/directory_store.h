#pragma once

#include <string>
#include <vector>

#include "server/accounts/account.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// Accounts in lists, as administrators look for them. Without state; works in the caller's
/// transaction.
class DirectoryStore {
public:
    struct Query {
        std::string words;  ///< beginning of an address, a name or a surname; empty: all
        std::string role;   ///< one of kRoles, "staff" for any of them, or empty
        std::string after;  ///< address the page before ended with; empty: from the first
    };
    struct Entry {
        Account account;
        bool second_factor = false;
    };
    struct Page {
        std::vector<Entry> entries;  ///< by address
        bool more = false;
    };
    Page page(storage::Transaction& transaction, const Query& query, int size) const;

    /// Those who work for a unit, by address.
    std::vector<Account> of_unit(storage::Transaction& transaction, std::string_view unit) const;

    /// Locks the accounts that may administer and tells whether there would be none left if this
    /// one lost the role or were blocked. Held until the end of the transaction.
    bool is_last_administrator(storage::Transaction& transaction, std::string_view account) const;
};

}  // namespace okienko::accounts
