#pragma once

#include <string>
#include <vector>

#include "signing/references.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// A property of a signature that holds proof, and where it stands.
struct TimestampPlace {
    const xmlNode* property = nullptr;
    const SignatureParts& parts;
    const ReferenceSurroundings& around;
};

/// Writes the octets a time-stamp of that property is made over, in the order and the canonical
/// form its clause says; message_imprint.cpp quotes each. Throws Refusal for what is not computed:
/// another kind of property, an Include of something else.
void write_stamped(const TimestampPlace& place, OctetSink& sink);

/// The hash of each data object an evidence record of that property seals (TS 119 132-3):
/// those of an archive time-stamp, and what the signature's manifests list (`entries`). Throws
/// Refusal when one is not at hand.
std::vector<std::string> sealed_hashes(const TimestampPlace& place,
                                       const std::vector<const xmlNode*>& entries,
                                       const EVP_MD* digest);

}  // namespace okienko::signing
