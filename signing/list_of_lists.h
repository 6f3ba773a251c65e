#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "signing/list_signature.h"
#include "signing/trust_source.h"

namespace okienko::signing {

/// Who may sign the present list of the lists, and what led there.
struct PivotChain {
    std::vector<std::string> signers;    ///< DER
    std::optional<AcceptedList> newest;  ///< the newest pivot that was accepted
    std::optional<Fault> fault;          ///< a pivot that breaks the chain
};

/// Follows the pivots a list of the lists names in SchemeInformationURI, newest first (TS 119 615,
/// 4.1.4): the oldest is signed by a certificate of the Official Journal, each later one by a
/// certificate the one before it gives for the list. Pivots older than the certificates at hand are
/// passed over; once one was accepted, every later one has to be.
PivotChain follow_pivots(const TrustedList& list,
                         std::span<const std::string> journal,
                         TrustSource& source,
                         std::chrono::sys_seconds at);

/// Accepts a list of the lists: signed by one its pivots lead to, or itself the newest pivot.
/// Codes: those of accept_list, `pivot`, `not-list-of-lists`.
std::variant<AcceptedList, Fault> accept_list_of_lists(std::string_view bytes,
                                                       std::span<const std::string> journal,
                                                       TrustSource& source,
                                                       std::chrono::sys_seconds at);

}  // namespace okienko::signing
