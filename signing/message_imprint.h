#pragma once

#include "signing/references.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// A time-stamp property of a signature, and where it stands.
struct TimestampPlace {
    const xmlNode* property = nullptr;
    const SignatureParts& parts;
    const ReferenceSurroundings& around;
};

/// Writes the octets a time-stamp of that property is made over, in the order and the canonical
/// form its clause says; message_imprint.cpp quotes each. Throws Refusal for what is not computed:
/// another kind of property, an Include of something else.
void write_stamped(const TimestampPlace& place, OctetSink& sink);

}  // namespace okienko::signing
