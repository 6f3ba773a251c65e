#pragma once

#include <chrono>
#include <string>

#include "signing/algorithms.h"
#include "signing/augmentation.h"
#include "signing/certificate_chain.h"
#include "signing/detached_files.h"
#include "signing/refusal.h"

namespace okienko::signing {

/// Why a proof can't be added; caught where the file is augmented.
class ProofRefusal : public Refusal {
public:
    ProofRefusal(std::string code, const std::string& reason, bool later = false)
        : Refusal(std::move(code), reason), later_(later) {}
    bool later() const { return later_; }

private:
    bool later_;
};

/// What augmenting the signatures of one file works with.
struct AugmentationTools {
    const ProofSources& sources;
    const ValidationPolicy& policy;
    std::chrono::sys_seconds now;
    VerificationLimits limits;
    CertificateCache& certificates;
    ChainBuilder& chains;            ///< of signatures
    ChainBuilder& timestamp_chains;  ///< of time-stamps
    const DigestAlgorithms& digests;
};

}  // namespace okienko::signing
