#include "server/administration/account_acts.h"

#include <algorithm>
#include <array>

#include "server/accounts/second_factor.h"
#include "server/accounts/sign_out.h"
#include "server/accounts/standing.h"

namespace okienko::administration {

namespace {

constexpr std::array<std::string_view, 4> kActs = {
    "blokada", "odblokowanie", "wylogowanie", "aplikacja"};

ActResult result(bool done, ActResult otherwise) {
    return done ? ActResult::done : otherwise;
}

}  // namespace

bool is_act(std::string_view act) {
    return std::find(kActs.begin(), kActs.end(), act) != kActs.end();
}

bool is_possible(std::string_view act, const accounts::Account& account, bool second_factor) {
    if (act == "blokada") return !account.blocked;
    if (act == "odblokowanie") return account.blocked.has_value();
    if (act == "aplikacja") return second_factor;
    return true;
}

ActResult perform(std::string_view act,
                  const accounts::Context& context,
                  accounts::Account account,
                  const std::string& actor) {
    if (act == "wylogowanie") {
        accounts::sign_out_everywhere(context, account.id, {}, actor);
        return ActResult::done;
    }
    if (act == "aplikacja") {
        return result(accounts::reset_second_factor(context, account.id, actor),
                      ActResult::nothing);
    }
    if (act == "blokada") {
        account.blocked = context.clock.now();
    } else {
        account.blocked.reset();
    }
    return result(accounts::change_standing_unless_last(context, account, actor),
                  ActResult::last_administrator);
}

}  // namespace okienko::administration
