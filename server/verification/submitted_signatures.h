#pragma once

#include <optional>
#include <string_view>

#include "schemas/document.h"
#include "server/config/clock.h"
#include "signing/verification_report.h"
#include "signing/verifier.h"

namespace okienko::verification {

/// Whether a ds:Signature stands anywhere in a document.
bool has_signature(const schemas::Document& document);

/// What the signatures of a document that somebody submits are worth at this moment; nullopt when
/// it has none. `document` as schemas::parse() read it.
std::optional<signing::VerificationReport> verify_submitted(const signing::Verifier& verifier,
                                                            const schemas::Document& document,
                                                            config::Instant now);

/// The same for stored bytes. `beside` is the file the signatures came in when they aren't in the
/// document; empty: none.
std::optional<signing::VerificationReport> verify_stored(const signing::Verifier& verifier,
                                                         std::string_view document,
                                                         std::string_view beside,
                                                         config::Instant now);

/// The first signature that does not hold, whoever made it: TOTAL-FAILED, or its cryptography or
/// binding is broken. nullptr when the office may take the document. What only lacks trust (an
/// unknown issuer, an expired certificate) is for the office to judge.
const signing::SignatureReport* broken_signature(const signing::VerificationReport& report);

}  // namespace okienko::verification
