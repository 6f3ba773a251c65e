#include "server/accounts/sign_in.h"

#include <array>
#include <optional>
#include <utility>

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

namespace {

constexpr const char* kNobody = "00000000-0000-0000-0000-000000000000";

struct Attempt {
    std::optional<Credentials> credentials;
    std::array<Limit, 2> limits;  // of the address or the known browser, and of the client
    std::chrono::seconds wait{0};
};

/// The same statements whether the account exists or not.
Attempt begin_attempt(const Context& context, const Email& email, const Visit& visit) {
    return context.database.run([&](storage::Transaction& transaction) {
        const AccountStore accounts;
        Attempt attempt;
        attempt.credentials = accounts.credentials_by_email(transaction, email.key);
        const std::string id = attempt.credentials ? attempt.credentials->account.id : kNobody;
        const bool known = accounts.knows_browser(transaction, id, visit.browser);
        attempt.limits = {known ? sign_in_by_browser(id, visit) : sign_in_by_address(email.key),
                          sign_in_by_client(visit)};
        attempt.wait = Throttle{}.attempt(transaction, attempt.limits, context.clock.now());
        return attempt;
    });
}

void take_back(const Context& context, const Attempt& attempt) {
    context.database.run([&](storage::Transaction& transaction) {
        for (const Limit& limit : attempt.limits) {
            Throttle{}.take_back(transaction, limit, context.clock.now());
        }
    });
}

void note_failure(const Context& context, const Attempt& attempt) {
    const std::string id = attempt.credentials ? attempt.credentials->account.id : "unknown";
    context.log.info("sign-in-failed", {{"account", id}});
    context.database.run([&](storage::Transaction& transaction) {
        audit::append(transaction, {"anonymous", "accounts.sign-in-failed", audit_name(id)});
    });
}

/// Nothing, when there is no turn for it: the next sign-in will do.
std::optional<std::string> fresh_hash(const Context& context,
                                      const std::string& password,
                                      const std::string& old) {
    if (!context.hasher.is_outdated(old)) return std::nullopt;
    try {
        return context.hasher.hash(password);
    } catch (const Busy&) {
        return std::nullopt;
    }
}

/// Nothing when the account changed since the password was read.
std::optional<std::string> finish(const Context& context,
                                  const Attempt& attempt,
                                  const Visit& visit,
                                  const std::optional<std::string>& rehashed) {
    const std::string& id = attempt.credentials->account.id;
    return context.database.run(
        [&](storage::Transaction& transaction) -> std::optional<std::string> {
            const AccountStore accounts;
            const auto now = accounts.credentials_by_id(transaction, id);
            if (!now || now->account.blocked || now->password != attempt.credentials->password) {
                return std::nullopt;
            }
            Throttle{}.forget(transaction, attempt.limits[0].key);
            Throttle{}.take_back(transaction, attempt.limits[1], context.clock.now());
            if (rehashed) accounts.set_password(transaction, id, *rehashed);
            auto secret = open_session(transaction, context, id, visit);
            audit::append(transaction, {audit_name(id), "accounts.signed-in", audit_name(id)});
            return secret;
        });
}

}  // namespace

SignIn sign_in(const Context& context,
               const Email& email,
               const std::string& password,
               const Visit& visit) {
    const Attempt attempt = begin_attempt(context, email, visit);
    if (attempt.wait.count() > 0) return {SignIn::Kind::wait, {}, attempt.wait};

    const std::string encoded = attempt.credentials ? attempt.credentials->password : "";
    bool right = false;
    try {
        right = context.hasher.verify(password, encoded);
    } catch (const Busy&) {
        take_back(context, attempt);
        throw;
    }
    if (right && !attempt.credentials->account.blocked) {
        const auto rehashed = fresh_hash(context, password, encoded);
        if (auto secret = finish(context, attempt, visit, rehashed)) {
            if (!visit.session.empty()) context.identities.forget();
            return {SignIn::Kind::signed_in, std::move(*secret), {}};
        }
    }
    note_failure(context, attempt);
    return {};
}

std::string open_session(storage::Transaction& transaction,
                         const Context& context,
                         const std::string& account,
                         const Visit& visit,
                         bool both_factors) {
    const SessionStore sessions;
    const auto now = context.clock.now();
    if (!visit.session.empty()) sessions.remove_by_key(transaction, visit.session);
    auto secret = new_secret();
    sessions.insert(transaction, {new_uuid(), visit.device, now, now, both_factors}, account, digest(secret));
    if (!visit.browser.empty()) {
        AccountStore{}.remember_browser(transaction, account, visit.browser, now);
    }
    return secret;
}

}  // namespace okienko::accounts
