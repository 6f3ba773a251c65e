#pragma once

#include <chrono>
#include <string>

#include "server/accounts/context.h"

namespace okienko::accounts {

struct Confirmation {
    enum class Kind { right, wrong, wait };
    Kind kind = Kind::wrong;
    std::chrono::seconds wait{0};
};

/// Whether the password is that of somebody already signed in: asked before a change an unwatched
/// browser must not be enough for. Limited like signing in. Throws Busy.
Confirmation confirm_password(const Context& context,
                              const std::string& account,
                              const std::string& password);

}  // namespace okienko::accounts
