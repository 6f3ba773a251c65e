#pragma once

#include "server/accounts/identities.h"
#include "server/accounts/mail_texts.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/settings.h"
#include "server/config/clock.h"
#include "server/config/log.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// What every use case of this room works with. Made once by the roof; the parts outlive it and are
/// safe from any thread.
struct Context {
    storage::Database& database;
    const config::Clock& clock;
    config::Log log;
    PasswordHasher& hasher;
    Identities& identities;
    const MailTexts& mails;
    Settings settings;
};

}  // namespace okienko::accounts
