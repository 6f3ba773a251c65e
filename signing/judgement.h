#pragma once

#include "signing/certificate_chain.h"
#include "signing/signature_facts.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// What the judge is told besides the facts.
struct JudgementRequest {
    std::chrono::sys_seconds time;  ///< the certificate has to be valid then
    std::chrono::sys_seconds now;   ///< the algorithms have to be acceptable then
};

/// Judges one signature (ETSI EN 319 102-1, 5.3: basic signatures, without time-stamps and
/// revocation). Runs every check that can run; the verdict is that of the gravest failure.
SignatureReport judge(const SignatureFacts& facts,
                      const ChainFacts& chain,
                      const JudgementRequest& request);

/// The verdict on a file: the worst of its signatures.
void judge_file(VerificationReport& report);

}  // namespace okienko::signing
