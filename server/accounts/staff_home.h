#pragma once

#include "server/web/identity.h"

namespace okienko::accounts {

/// Where somebody's day begins after signing in: a clerk comes to work, everybody else to their own
/// cases.
const char* home_of(const web::Identity& identity);

/// Whether the account works for the office, and so needs a second factor.
bool is_staff(const web::Identity& identity);

}  // namespace okienko::accounts
