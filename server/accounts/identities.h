#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/accounts/session_cache.h"
#include "server/accounts/settings.h"
#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::accounts {

/// Tells who a session cookie or an API token belongs to. Called on every request from many
/// threads: an answer is kept for Settings::cache seconds, so a request usually costs no statement.
/// What ends on this server ends at once (forget()).
///
/// A token's identity has the scopes of the token and the role "resident" alone: tokens never act
/// for the office.
class Identities : public web::IdentitySource {
public:
    Identities(storage::Database& database,
               const config::Clock& clock,
               const config::Log& log,
               const Settings& settings)
        : database_(database), clock_(clock), log_(log), settings_(settings) {}

    std::optional<web::Identity> by_session(const std::string& cookie) override;
    std::optional<web::Identity> by_token(const std::string& secret) override;

    /// To be called after the commit of anything that ends or changes sessions, tokens or accounts.
    void forget();

private:
    template <typename Note>
    void note_use(Note note);
    bool is_live(const SessionCache::Entry& entry, config::Instant now) const;
    std::optional<SessionCache::Entry> read_session(const std::string& key, config::Instant now);
    std::optional<SessionCache::Entry> read_token(const std::string& key, config::Instant now);

    storage::Database& database_;
    const config::Clock& clock_;
    config::Log log_;
    Settings settings_;
    SessionCache sessions_;
    SessionCache tokens_;
};

/// The cookie that carries a session's secret.
inline constexpr const char* kSessionCookie = "okn-session";
/// API tokens begin with this, so that a scanner of leaked secrets can tell them.
inline constexpr std::string_view kTokenPrefix = "okn_";

}  // namespace okienko::accounts
