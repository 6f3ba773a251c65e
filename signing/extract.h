#pragma once

#include <vector>

#include "signing/references.h"
#include "signing/signed_data_target.h"

namespace okienko::signing {

/// Gives out what a signature signs: the octets each reference that holds digests (XMLDSig
/// 4.4.3.2), entries of its manifests too, which stand at `entries`. They are digested once more on
/// the way, so that what is kept is what was signed even where a file changes meanwhile. Nothing is
/// given out of a signature whose value does not hold. Throws what the target throws.
void extract_signed(const SignatureParts& parts,
                    const std::vector<const xmlNode*>& entries,
                    const SignatureFacts& facts,
                    const ReferenceSurroundings& around,
                    SignedDataTarget& target);

}  // namespace okienko::signing
