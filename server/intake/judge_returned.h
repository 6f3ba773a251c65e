#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "forms/form.h"
#include "server/config/clock.h"
#include "signing/returned_file.h"

namespace okienko::intake {

/// What became of a file that came back from signing.
struct Returned {
    /// "" when it is taken; else the id of what to tell, "intake.sign.error.<fault>": "pdf",
    /// "unreadable", "no-signature", "other-document", "broken", "part", "qualified", "signers".
    std::string fault;
    signing::ReturnedFile file;
};

/// Holds a signed file against the frozen document and what the service accepts. A signature whose
/// issuer nobody here knows holds: the office judges it, except where a qualified one is asked for.
Returned judge_returned(const signing::Verifier& verifier,
                        const forms::SignaturePolicy& policy,
                        std::string_view bytes,
                        std::string_view frozen,
                        config::Instant now);

/// How many signatures of people there are: counter-signatures aside.
std::size_t people_in(const signing::VerificationReport& report);

/// The same judgement on a report alone, for documents that come signed by the API: "" or the
/// fault.
std::string signature_fault(const forms::SignaturePolicy& policy,
                            const signing::VerificationReport& report);

}  // namespace okienko::intake
