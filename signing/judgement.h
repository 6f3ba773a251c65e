#pragma once

#include "signing/long_term_validation.h"
#include "signing/qualify_signature.h"
#include "signing/signature_facts.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// Tells the facts of a signature and what the process of EN 319 102-1 found about it as a report.
SignatureReport report_on(const SignatureFacts& facts,
                          const ValidationResult& result,
                          const Qualifications& qualifications,
                          const ValidationPolicy& policy);

/// Names what the signature and its time-stamps were judged with.
void add_material(const ValidationEvidence& evidence, SignatureReport& report);

/// The verdict on a file: the worst of its signatures.
void judge_file(VerificationReport& report);

}  // namespace okienko::signing
