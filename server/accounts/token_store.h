#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::accounts {

/// A key with which a program acts for an account.
struct Token {
    std::string id;    ///< uuid; not a secret
    std::string name;  ///< as its owner called it
    std::vector<std::string> scopes;
    config::Instant created{};
    config::Instant expires{};
    std::optional<config::Instant> used;
};

inline constexpr std::array<std::string_view, 2> kScopes = {"submissions:read",
                                                            "submissions:write"};

/// The table accounts.tokens. Without state; works in the caller's transaction.
class TokenStore {
public:
    struct Found {
        web::Identity identity;
        config::Instant expires{};
        std::optional<config::Instant> used;
    };
    std::optional<Found> find(storage::Transaction& transaction, std::string_view key) const;
    void insert(storage::Transaction& transaction,
                const Token& token,
                std::string_view account,
                std::string_view key) const;
    void touch(storage::Transaction& transaction, std::string_view id, config::Instant now) const;
    /// Newest first, expired ones included.
    std::vector<Token> of_account(storage::Transaction& transaction,
                                  std::string_view account) const;
    bool remove(storage::Transaction& transaction,
                std::string_view account,
                std::string_view id) const;
};

}  // namespace okienko::accounts
