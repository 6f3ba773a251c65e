#pragma once

#include "server/cases/case.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::intake {

/// Gives a case that was sent without an account to the account of the person who showed its
/// secret. False when it has an owner already. The history and the audit trail tell of it.
bool adopt_case(storage::Database& database,
                const cases::Case& adopted,
                const web::Identity& identity,
                config::Instant now);

}  // namespace okienko::intake
