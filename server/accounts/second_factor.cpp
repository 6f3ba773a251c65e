#include "server/accounts/second_factor.h"

#include <algorithm>
#include <array>

#include "server/accounts/account_store.h"
#include "server/accounts/demo_accounts.h"
#include "server/accounts/limits.h"
#include "server/accounts/second_factor_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/session_store.h"
#include "server/accounts/sign_in.h"
#include "server/accounts/throttle.h"
#include "server/accounts/totp.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

namespace {

constexpr std::chrono::hours kOfferLasts{1};
constexpr int kRecoveryCodes = 10;
constexpr std::size_t kRecoveryLetters = 16;  // 80 bits
constexpr std::size_t kDigits = 6;

std::string context_of(const std::string& account) {
    return "second factor of " + account;
}

/// Its letters and digits in capitals: people copy codes as they are printed, with spaces (hard
/// ones, too) and hyphens.
std::string clean_code(const std::string& typed) {
    std::string code;
    for (char letter : typed) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) code += letter;
    }
    return code;
}

std::string recovery_digest(const std::string& account, const std::string& code) {
    return digest("recovery code " + account + " " + code);
}

bool is_app_code(const std::string& code) {
    return code.size() == kDigits && code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::optional<std::string> SecondFactor::open(const std::string& account,
                                              const std::string& sealed) const {
    return cipher_.open(sealed, context_of(account));
}

bool SecondFactor::is_set_up(const std::string& account) const {
    return state(account).since.has_value();
}

std::optional<std::string> SecondFactor::offered_secret(const std::string& account) const {
    const auto now = context_.clock.now();
    return context_.database.run(
        [&](storage::Transaction& transaction) -> std::optional<std::string> {
            const SecondFactorStore store;
            const auto found = store.find(transaction, account);
            if (found && found->confirmed) return std::nullopt;
            if (found && now - found->created < kOfferLasts) {
                if (auto secret = open(account, found->secret)) return secret;
            }
            const auto secret = random_secret(kTotpSecretBytes);
            store.offer(
                transaction, account, cipher_.seal(secret, context_of(account)), now);
            return secret;
        });
}

SecondFactor::Outcome SecondFactor::prove(const std::string& account,
                                          const std::string& typed,
                                          const Visit& visit) const {
    const std::array limits = {second_factor_by_account(account), sign_in_by_client(visit)};
    const auto wait = context_.database.run([&](storage::Transaction& transaction) {
        return Throttle{}.attempt(transaction, limits, context_.clock.now());
    });
    if (wait.count() > 0) return {Outcome::Kind::wait, {}, {}, -1, wait};
    auto outcome = context_.database.run([&](storage::Transaction& transaction) {
        auto checked = check(transaction, account, typed, visit);
        if (checked.kind == Outcome::Kind::done) {
            Throttle{}.forget(transaction, limits[0].key);
            Throttle{}.take_back(transaction, limits[1], context_.clock.now());
        } else {
            audit::append(
                transaction,
                {audit_name(account), "accounts.second-factor-failed", audit_name(account)});
        }
        return checked;
    });
    if (outcome.kind == Outcome::Kind::done) {
        context_.identities.forget();
    } else {
        context_.log.info("second-factor-failed", {{"account", account}});
    }
    return outcome;
}

SecondFactor::Outcome SecondFactor::check(storage::Transaction& transaction,
                                          const std::string& account,
                                          const std::string& typed,
                                          const Visit& visit) const {
    const SecondFactorStore store;
    const auto now = context_.clock.now();
    const std::string code = clean_code(typed);
    const auto factor = store.find(transaction, account);
    if (!factor) return {};
    Outcome outcome;
    const char* act = "accounts.second-factor-proved";
    if (is_app_code(code)) {
        const auto secret = open(account, factor->secret);
        if (!secret) return {};
        const auto step = matching_step(*secret, code, now, factor->last_step);
        if (!step) {
            // Told apart, so that nobody types the same code again and again.
            if (factor->confirmed && matching_step(*secret, code, now, -1)) {
                outcome.kind = Outcome::Kind::used;
            }
            return outcome;
        }
        if (!store.use(transaction, account, *step, now)) return {Outcome::Kind::used, {}, {}, -1, {}};
        if (!factor->confirmed) {
            act = "accounts.second-factor-set-up";
            outcome.recovery_codes = make_recovery_codes(transaction, account);
        }
    } else {
        if (!factor->confirmed || code.size() != kRecoveryLetters ||
            !store.use_recovery_code(transaction, account, recovery_digest(account, code))) {
            return {};
        }
        act = "accounts.recovery-code-used";
        outcome.recovery_left = store.recovery_codes(transaction, account);
    }
    outcome.kind = Outcome::Kind::done;
    outcome.session = open_session(transaction, context_, account, visit, true);
    audit::append(transaction, {audit_name(account), act, audit_name(account)});
    return outcome;
}

std::vector<std::string> SecondFactor::make_recovery_codes(storage::Transaction& transaction,
                                                           const std::string& account) const {
    std::vector<std::string> codes;
    std::vector<std::string> digests;
    for (int n = 0; n < kRecoveryCodes; ++n) {
        const std::string code = base32(random_secret(kRecoveryLetters * 5 / 8));
        digests.push_back(recovery_digest(account, code));
        codes.push_back(in_fours(code, '-'));
    }
    SecondFactorStore{}.set_recovery_codes(transaction, account, digests);
    return codes;
}

SecondFactor::State SecondFactor::state(const std::string& account) const {
    return context_.database.read([&](storage::Transaction& transaction) {
        const SecondFactorStore store;
        const auto factor = store.find(transaction, account);
        if (!factor || !factor->confirmed) return State{};
        return State{factor->confirmed, store.recovery_codes(transaction, account)};
    });
}

std::vector<std::string> SecondFactor::renew_recovery_codes(const std::string& account) const {
    return context_.database.run([&](storage::Transaction& transaction) {
        auto codes = make_recovery_codes(transaction, account);
        audit::append(transaction,
                      {audit_name(account), "accounts.recovery-codes-made", audit_name(account)});
        return codes;
    });
}

std::optional<std::string> SecondFactor::demonstration_code(const std::string& account) const {
    if (!settings_.demonstration) return std::nullopt;
    const auto factor = context_.database.read([&](storage::Transaction& transaction) {
        return SecondFactorStore{}.find(transaction, account);
    });
    if (!factor || open(account, factor->secret) != demo_totp_secret()) return std::nullopt;
    const auto current = totp_step(context_.clock.now());
    return totp_code(demo_totp_secret(), std::clamp(factor->last_step + 1, current, current + 1));
}

void SecondFactor::set_known(const std::string& account, const std::string& secret) const {
    const auto now = context_.clock.now();
    context_.database.run([&](storage::Transaction& transaction) {
        const SecondFactorStore store;
        store.remove(transaction, account);
        store.offer(transaction, account, cipher_.seal(secret, context_of(account)), now);
        store.use(transaction, account, 1, now);
    });
}

bool reset_second_factor(const Context& context,
                         const std::string& account,
                         const std::string& actor) {
    const bool done = context.database.run([&](storage::Transaction& transaction) {
        const auto owner = AccountStore{}.by_id(transaction, account);
        if (!owner || !SecondFactorStore{}.remove(transaction, account)) return false;
        SessionStore{}.remove_all(transaction, account, {});
        Throttle{}.forget(transaction, second_factor_by_account(account).key);
        mail::queue(transaction,
                    context.mails.write("second-factor-reset", owner->language, owner->email));
        audit::append(transaction, {actor, "accounts.second-factor-reset", audit_name(account)});
        return true;
    });
    if (done) context.identities.forget();
    return done;
}

}  // namespace okienko::accounts
