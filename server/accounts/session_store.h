#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::accounts {

/// One signed-in browser, as its owner sees it in the list.
struct Session {
    std::string id;      ///< uuid; not a secret
    std::string device;  ///< see describe_device()
    config::Instant created{};
    config::Instant seen{};
    bool both_factors = false;  ///< the second one was proved in it, too
};

/// The table accounts.sessions. Without state; works in the caller's transaction.
class SessionStore {
public:
    struct Found {
        web::Identity identity;
        config::Instant created{};
        config::Instant seen{};
    };
    /// Roles and units beyond "resident" only when the session has both factors; else the roles
    /// wait in `waiting_roles`. By the digest of the secret; limits of time are the caller's. Nothing for a blocked account.
    std::optional<Found> find(storage::Transaction& transaction, std::string_view key) const;
    void insert(storage::Transaction& transaction,
                const Session& session,
                std::string_view account,
                std::string_view key) const;
    /// Whether the session with this digest is the account's and has both factors.
    bool has_both_factors(storage::Transaction& transaction,
                          std::string_view account,
                          std::string_view key) const;
    /// Notes the last use without waiting for the disk.
    void touch(storage::Transaction& transaction, std::string_view id, config::Instant now) const;

    /// Most recently used first; those seen after `idle_since` and made after `made_since` alone.
    std::vector<Session> of_account(storage::Transaction& transaction,
                                    std::string_view account,
                                    config::Instant idle_since,
                                    config::Instant made_since) const;
    bool remove(storage::Transaction& transaction,
                std::string_view account,
                std::string_view id) const;
    void remove_by_key(storage::Transaction& transaction, std::string_view key) const;
    /// All of an account but one; an empty `but` removes every one. Returns how many.
    int remove_all(storage::Transaction& transaction,
                   std::string_view account,
                   std::string_view but) const;
};

}  // namespace okienko::accounts
