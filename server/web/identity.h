#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::web {

/// Who sent a request, as the rooms above know it. A value; empty optional means nobody is signed
/// in.
struct Identity {
    std::string account;  ///< id of the account (uuid)
    std::string email;
    std::string name;     ///< as the person wants to be addressed; may be empty
    std::string session;  ///< id of the session or token, for lists and sign-out; not a secret
    std::vector<std::string>
        roles;  ///< "resident" always; "clerk", "hr", "editor", "administrator"
    /// Roles that open only when the second factor is proved in this session; until then they are
    /// not among `roles`, and `units` is empty.
    std::vector<std::string> waiting_roles;
    bool second_factor = false;       ///< proved in this session
    std::vector<std::string> units;   ///< codes of the office's units this clerk works for
    bool token = false;               ///< came with an API token, not with a session
    std::vector<std::string> scopes;  ///< of that token: "submissions:read", "submissions:write"

    /// Whether an API call of this scope is allowed: a session may all, a token what it was made
    /// for.
    bool may(std::string_view scope) const {
        return !token || std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
    }

    bool waits_for(std::string_view role) const {
        return std::find(waiting_roles.begin(), waiting_roles.end(), role) != waiting_roles.end();
    }

    bool has_role(std::string_view role) const {
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    }
};

/// Port to whoever knows sessions and tokens (accounts). Called concurrently from many threads.
class IdentitySource {
public:
    virtual ~IdentitySource() = default;
    /// By the value of the session cookie; nullopt when unknown, expired or signed out. Slides the
    /// idle limit.
    virtual std::optional<Identity> by_session(const std::string& cookie) = 0;
    /// By the secret of `Authorization: Bearer`.
    virtual std::optional<Identity> by_token(const std::string& secret) = 0;
};

}  // namespace okienko::web
