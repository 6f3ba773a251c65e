#pragma once

#include "signing/signature_parts.h"
#include "signing/transforms.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// What the digested octets were, measured against the parts of the signature.
struct Covered {
    const xmlNode* element = nullptr;  ///< the one element with all below it; nullptr otherwise
    bool empty = false;
    bool own_signed_properties = false;
    bool own_key_info = false;
    bool own_object = false;                   ///< a ds:Object that is a child of this signature
    bool own_manifest = false;                 ///< a ds:Manifest in such an object
    const xmlNode* signature_value = nullptr;  ///< a ds:SignatureValue of a ds:Signature
};

/// Finds out what a finished run covers and writes it down for the report; what was a file before
/// stays a file.
Covered covered_by(const TransformRun& run, const SignatureParts& parts, Coverage& coverage);

}  // namespace okienko::signing
