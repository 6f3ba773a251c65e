#pragma once

#include <string>
#include <string_view>

#include "server/accounts/account.h"
#include "server/accounts/context.h"

namespace okienko::administration {

/// What an administrator may do to an account with one button, each after a page that asks once
/// more. The name stands in the address: "blokada", "odblokowanie", "wylogowanie", "aplikacja".
bool is_act(std::string_view act);
/// Whether the act makes sense for the account as it is.
bool is_possible(std::string_view act, const accounts::Account& account, bool second_factor);

enum class ActResult {
    done,
    last_administrator,  ///< nobody could administer afterwards; nothing happened
    nothing,             ///< there was nothing to do
};
/// Does it, in the name of `actor`; the audit trail has it.
ActResult perform(std::string_view act,
                  const accounts::Context& context,
                  accounts::Account account,
                  const std::string& actor);

}  // namespace okienko::administration
