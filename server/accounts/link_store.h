#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/accounts/email.h"
#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// What a link sent by mail is for.
enum class LinkKind {
    registration,  ///< opens an account for the address
    password,      ///< sets a new password
    address,       ///< makes the address the account's
};
std::string_view to_string(LinkKind kind);

struct Link {
    LinkKind kind = LinkKind::registration;
    std::string account;  ///< uuid; empty for registration
    Email email;          ///< where it was sent
    std::string language;
    std::string return_to;  ///< local path; may be empty
    config::Instant created{};
    config::Instant expires{};
};

/// The table accounts.links. Without state; works in the caller's transaction. Keys are digests of
/// the secret.
class LinkStore {
public:
    /// Earlier links of the same kind to the same address (for the same account) stop working.
    void insert(storage::Transaction& transaction, const Link& link, std::string_view key) const;
    /// A link that still works, without using it.
    std::optional<Link> find(storage::Transaction& transaction,
                             LinkKind kind,
                             std::string_view key,
                             config::Instant now) const;
    /// Uses it: of two who come at once one gets it.
    std::optional<Link> take(storage::Transaction& transaction,
                             LinkKind kind,
                             std::string_view key,
                             config::Instant now) const;
    /// All links of an account: after its password or address changed.
    void remove_all(storage::Transaction& transaction, std::string_view account) const;
};

}  // namespace okienko::accounts
