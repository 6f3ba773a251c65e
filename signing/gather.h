#pragma once

#include <string>

#include "signing/algorithms.h"
#include "signing/detached_files.h"
#include "signing/signature_facts.h"
#include "signing/verifier.h"

namespace okienko::signing {

/// What gathering needs besides the document.
struct GatherSurroundings {
    const std::string& file;  ///< entry of the container; "" outside containers
    const DetachedFiles& files;
    const DigestAlgorithms& digests;
    CertificateCache& certificates;
    const VerificationLimits& limits;
    WorkBudget& budget;
    SignedDataTarget* extraction = nullptr;  ///< takes what was signed; may be absent
};

/// Gathers the facts of every ds:Signature of a document, counter-signatures included. Limits
/// exceeded and documents without a signature are `malformed`.
FileFacts gather(const xmlDoc* document, const GatherSurroundings& around);

}  // namespace okienko::signing
