#pragma once

#include <optional>

#include <libxml/tree.h>

#include "signing/fault.h"

namespace okienko::signing {

/// Where the parts of one ds:Signature stand. All belong to this signature: found as its children,
/// never by Id.
struct SignatureParts {
    const xmlNode* signature = nullptr;
    const xmlNode* signed_info = nullptr;
    const xmlNode* value = nullptr;
    const xmlNode* key_info = nullptr;
    const xmlNode* qualifying = nullptr;
    const xmlNode* signed_properties = nullptr;
    const xmlNode* unsigned_signature_properties = nullptr;
};

/// Finds the parts. Several QualifyingProperties or SignedProperties, of which a reader could take
/// either, are a fault (EN 319 132-1, 4.3.1).
SignatureParts find_parts(const xmlNode* signature, std::optional<Fault>& malformed);

}  // namespace okienko::signing
