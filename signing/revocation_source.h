#pragma once

#include <string_view>
#include <variant>

#include "signing/revocation_value.h"
#include "signing/source_fault.h"

namespace okienko::signing {

/// Who is asked whether a certificate was revoked, behind a port: OCSP responders (RFC 6960), CRLs
/// (RFC 5280, 5). Implementations are safe for use by several threads and answer, or give up, in
/// bounded time.
class RevocationSource {
public:
    virtual ~RevocationSource() = default;

    /// What is said now about a certificate by those its issuer named; both DER. What it is worth
    /// is for the caller to judge.
    virtual std::variant<RevocationValue, SourceFault> about(std::string_view certificate_der,
                                                             std::string_view issuer_der) const = 0;
};

}  // namespace okienko::signing
