#pragma once

#include <chrono>
#include <string>

#include "server/accounts/context.h"
#include "server/accounts/email.h"
#include "server/accounts/visit.h"

namespace okienko::accounts {

/// What somebody asked for by typing an address.
enum class Wish { account, new_password };

/// Sends a letter with a link to the address, whichever of the two it can be used for: one without
/// an account gets a link that opens one, one with an account a link that sets a password, and the
/// words say what was asked for. What is answered, stored and sent is alike in both cases, so only
/// the reader of the letter learns which it was.
///
/// Returns how long this client has to wait before anything is sent, or zero. An address that got
/// too many letters gets no more for a while; the answer is the same.
std::chrono::seconds send_link(const Context& context,
                               Wish wish,
                               const Email& email,
                               const std::string& language,
                               const std::string& return_to,
                               const Visit& visit);

/// The address of the page a link opens: "<base>/konto/…?klucz=<secret>".
std::string link_address(const Context& context, const char* path, const std::string& secret);

inline constexpr const char* kRegistrationPath = "/konto/potwierdzenie";
inline constexpr const char* kPasswordPath = "/konto/haslo/nowe";
inline constexpr const char* kAddressPath = "/konto/adres";

}  // namespace okienko::accounts
