#include "server/accounts/identities.h"

#include <utility>

#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/token_store.h"

namespace okienko::accounts {

/// A full disk must not sign everybody out: a request goes on when its use could not be noted.
template <typename Note>
void Identities::note_use(Note note) {
    try {
        database_.run(note);
    } catch (const storage::Unavailable& failure) {
        log_.warning("use-not-noted", {{"reason", failure.what()}});
    }
}

std::optional<web::Identity> Identities::by_session(const std::string& cookie) {
    if (!has_secret_form(cookie)) return std::nullopt;
    const auto key = digest(cookie);
    const auto now = clock_.now();
    auto entry = sessions_.find(key);
    if (!entry || now - entry->fetched >= settings_.cache || now < entry->fetched) {
        const auto generation = sessions_.generation();
        entry = read_session(key, now);
        if (!entry) return std::nullopt;
        sessions_.put(key, *entry, generation);
    }
    if (!is_live(*entry, now)) return std::nullopt;
    return std::move(entry->identity);
}

std::optional<web::Identity> Identities::by_token(const std::string& secret) {
    if (!secret.starts_with(kTokenPrefix) ||
        !has_secret_form(std::string_view(secret).substr(kTokenPrefix.size()))) {
        return std::nullopt;
    }
    const auto key = digest(secret);
    const auto now = clock_.now();
    auto entry = tokens_.find(key);
    if (!entry || now - entry->fetched >= settings_.cache || now < entry->fetched) {
        const auto generation = tokens_.generation();
        entry = read_token(key, now);
        if (!entry) return std::nullopt;
        tokens_.put(key, *entry, generation);
    }
    if (now >= entry->ends) return std::nullopt;
    return std::move(entry->identity);
}

void Identities::forget() {
    sessions_.clear();
    tokens_.clear();
}

bool Identities::is_live(const SessionCache::Entry& entry, config::Instant now) const {
    return now < entry.ends && now < entry.seen + settings_.session_idle;
}

std::optional<SessionCache::Entry> Identities::read_session(const std::string& key,
                                                            config::Instant now) {
    auto found = database_.read(
        [&](storage::Transaction& transaction) { return SessionStore{}.find(transaction, key); });
    if (!found) return std::nullopt;
    SessionCache::Entry entry{
        std::move(found->identity), found->seen, found->created + settings_.session_longest, now};
    if (is_live(entry, now) && now - entry.seen >= settings_.slide_every) {
        note_use([&](storage::Transaction& transaction) {
            SessionStore{}.touch(transaction, entry.identity.session, now);
        });
        entry.seen = now;
    }
    return entry;
}

std::optional<SessionCache::Entry> Identities::read_token(const std::string& key,
                                                          config::Instant now) {
    auto found = database_.read(
        [&](storage::Transaction& transaction) { return TokenStore{}.find(transaction, key); });
    if (!found) return std::nullopt;
    SessionCache::Entry entry{std::move(found->identity), now, found->expires, now};
    if (now < entry.ends && (!found->used || now - *found->used >= settings_.slide_every)) {
        note_use([&](storage::Transaction& transaction) {
            TokenStore{}.touch(transaction, entry.identity.session, now);
        });
    }
    return entry;
}

}  // namespace okienko::accounts
