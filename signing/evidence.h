#pragma once

#include <chrono>
#include <span>

#include "signing/algorithm_suite.h"
#include "signing/certificate_chain.h"
#include "signing/listed_services.h"
#include "signing/revocation_evidence.h"
#include "signing/validation_evidence.h"

namespace okienko::signing {

/// Where evidence about certificates comes from besides the file.
struct EvidenceSources {
    ChainBuilder& chains;                       ///< of signatures
    ChainBuilder& timestamp_chains;             ///< of time-stamps
    const ListedServices& services;             ///< what trusted lists say of anchors
    const AlgorithmSuite& suite;                ///< until when algorithms may be relied on
    const AlgorithmSuite& timestamp_suite;      ///< those of time-stamps
    const AlgorithmSuite& answer_suite;         ///< those of revocation answers
    std::span<const RevocationValue> supplied;  ///< CRLs and OCSP responses the caller has
    std::chrono::sys_seconds time;              ///< paths valid then are preferred
};

/// Turns the facts of one signature into what the process works on: finds the path of each
/// certificate that signed something, and what is known about its revocation. `facts` must outlive
/// the evidence.
ValidationEvidence make_evidence(const SignatureFacts& facts, const EvidenceSources& sources);

}  // namespace okienko::signing
