#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "signing/fault.h"
#include "signing/trusted_list.h"

namespace okienko::signing {

/// A list whose signature holds and was made by one who may.
struct AcceptedList {
    TrustedList list;
    std::string bytes;   ///< the file
    std::string signer;  ///< DER of the certificate that signed it
};

/// Reads a list and verifies its signature (ETSI TS 119 612, 5.7; TS 119 615, 4.2.4): one XAdES
/// signature over the whole list, intact, with algorithms to be relied on, by one of the
/// certificates themselves; no chain is asked for. An outdated list is accepted: see
/// TrustedList::is_outdated. Codes: those of read_trusted_list, `no-signature`, `signatures`,
/// `signature`, `coverage`, `signer`.
std::variant<AcceptedList, Fault> accept_list(std::string_view bytes,
                                              std::span<const std::string> signers,
                                              std::chrono::sys_seconds at);
/// The same whoever signed it: for a list an operator vouches for.
std::variant<AcceptedList, Fault> accept_vouched_list(std::string_view bytes,
                                                      std::chrono::sys_seconds at);

}  // namespace okienko::signing
