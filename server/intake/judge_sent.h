#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"
#include "forms/violations.h"
#include "schemas/texts.h"
#include "server/config/clock.h"
#include "server/intake/unwrap.h"
#include "signing/verifier.h"

namespace okienko::intake {

/// What the signatures of a sent document are worth.
struct JudgedSignatures {
    std::optional<signing::VerificationReport> report;  ///< nullopt: there are none
    /// How the file they came in relates to the document; plain when they are in it.
    signing::ReturnedFile::Form form = signing::ReturnedFile::Form::plain;
    forms::Violations violations;
};

/// Verifies them and holds them against what the service accepts. `sent` is the file as it came,
/// `signature` a detached one sent beside it (empty: none).
JudgedSignatures judge_sent(const signing::Verifier& verifier,
                            const forms::SignaturePolicy& policy,
                            const Unwrapped& document,
                            std::string_view sent,
                            std::string_view signature,
                            const schemas::Texts& words,
                            config::Instant now);

}  // namespace okienko::intake
