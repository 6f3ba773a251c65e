#pragma once

#include <optional>

#include "server/accounts/confirm_password.h"
#include "server/accounts/form_page.h"

namespace okienko::accounts {

/// The field `current`, the password of somebody signed in, of a form that changes something
/// weighty: nothing when it is right, else the answer to give. Throws Busy.
std::optional<web::Response> refuse_unless_confirmed(const Context& context,
                                                     const web::Request& request,
                                                     FormPage& page);

}  // namespace okienko::accounts
