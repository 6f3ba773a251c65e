#pragma once

#include <vector>

#include "signing/references.h"

namespace okienko::signing {

/// Finds the evidence records of a signature (xadesen:SealingEvidenceRecords, TS 119 132-3)
/// and computes each over what it seals: the references' data, the signature, the unsigned
/// properties before it, the objects, and what its manifests list (`entries`).
std::vector<EvidenceRecordFacts> gather_evidence_records(
    const SignatureParts& parts,
    const std::vector<const xmlNode*>& entries,
    const ReferenceSurroundings& around,
    CertificateCache& certificates,
    const std::vector<CertificatePointer>& others);

}  // namespace okienko::signing
