#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "server/accounts/context.h"
#include "server/accounts/email.h"
#include "server/accounts/second_factor.h"
#include "server/accounts/visit.h"
#include "server/trust/account_cipher.h"
#include "tests/harness/test_database.h"

namespace okienko::accounts {

/// A clock that stands still until it is told.
class SetClock : public config::Clock {
public:
    config::Instant now() const override { return now_; }
    void pass(std::chrono::seconds time) { now_ += time; }

private:
    config::Instant now_{std::chrono::seconds(1'795'000'000)};
};

struct Letter {
    std::string to;
    std::string subject;
    std::string text;
    /// The secret of the link in it; empty without one.
    std::string secret() const;
};

/// Everything the use cases of accounts work with, on a real database; hashes cost next to nothing.
class Desk {
public:
    explicit Desk(Turnstile::Settings turnstile = {});

    /// An account that can sign in; returns its id.
    std::string account(const std::string& email, const std::string& password = "drzewo-koło-domu");
    std::vector<Letter> letters();
    Letter last_letter();
    std::int64_t number(const std::string& query);
    /// Actions of the audit trail, oldest first.
    std::vector<std::string> acts();

    SetClock clock;
    harness::TestDatabase database;
    PasswordHasher hasher;
    Settings settings;
    MailTexts mails;
    Identities identities;
    Context context;
    trust::MasterKey master{std::string(32, 'k')};
    trust::AccountCipher cipher{master};
    SecondFactor factor{context, cipher, {"Okienko", false}};
};

Email email(const std::string& text);
/// A visit from a client with a browser of its own.
Visit visit(const std::string& client = "192.0.2.1", const std::string& browser = "one");

inline constexpr const char* kPassword = "drzewo-koło-domu";

}  // namespace okienko::accounts
