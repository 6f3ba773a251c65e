#pragma once

#include "schemas/document.h"
#include "signing/algorithms.h"
#include "signing/canonicalization.h"
#include "signing/detached_files.h"
#include "signing/same_document.h"
#include "signing/signature_facts.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// What following a reference needs besides the signature.
struct ReferenceSurroundings {
    const xmlDoc* document;
    const IdIndex& ids;
    const DetachedFiles& files;
    const DigestAlgorithms& digests;
    const schemas::Limits& limits;
    std::size_t most_transforms;
    WorkBudget& budget;
};

/// The references of a signature and the entries of its manifests, followed.
struct FollowedReferences {
    std::vector<ReferenceFacts> references;
    std::vector<ReferenceFacts> manifest_entries;
    std::vector<const xmlNode*> entry_elements;  ///< where each of those stands
};

/// Follows every ds:Reference of ds:SignedInfo, digests what it points at and holds it against what
/// its Type claims it to be: the rules of reference binding (XMLDSig 4.4.3; EN 319
/// 132-1, 4.4, 5.2.7). Then the entries of the manifests they cover (XMLDSig 5.1); a manifest a
/// manifest names is digested as any other data and not followed. `countered` is the signature in
/// whose CounterSignature this one stands; nullptr for others.
FollowedReferences follow_references(const SignatureParts& parts,
                                     const SignatureParts* countered,
                                     const ReferenceSurroundings& around);

/// Writes what a ds:Reference of the signature leads to, transformed (XMLDSig 4.4.3.2); nodes no
/// transform made octets of by `otherwise`. Throws Refusal.
void write_referenced(const xmlNode* reference,
                      const SignatureParts& parts,
                      const CanonicalMethod& otherwise,
                      const ReferenceSurroundings& around,
                      OctetSink& sink);

}  // namespace okienko::signing
