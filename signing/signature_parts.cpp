#include "signing/signature_parts.h"

#include <string>

#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

/// The frame of the properties. DigiDoc before 1.2 put it into the namespace of XMLDSig; what
/// stands in such a frame is bound like any, but not read.
bool is_frame(const xmlNode* node, std::string_view name) {
    return is_xades(node, name) || is_element(node, name, ds_namespace);
}

/// A child of which there must be no second: which one a reader takes would be open.
const xmlNode* only_frame(const xmlNode* parent,
                          std::string_view name,
                          std::optional<Fault>& malformed) {
    const xmlNode* found = nullptr;
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (!is_frame(at, name)) continue;
        if (found != nullptr) {
            malformed = Fault{"ambiguous-properties", "several " + std::string(name)};
        }
        if (found == nullptr) found = at;
    }
    return found;
}

}  // namespace

SignatureParts find_parts(const xmlNode* signature, std::optional<Fault>& malformed) {
    SignatureParts parts;
    parts.signature = signature;
    const auto take = [&](const xmlNode*& place, const xmlNode* at) {
        if (place != nullptr) malformed = Fault{"structure", "a part stands twice"};
        place = at;
    };
    for (const xmlNode* at = first_element(signature); at != nullptr; at = next_element(at)) {
        if (is_element(at, "SignedInfo", ds_namespace)) take(parts.signed_info, at);
        if (is_element(at, "SignatureValue", ds_namespace)) take(parts.value, at);
        if (is_element(at, "KeyInfo", ds_namespace)) take(parts.key_info, at);
        if (!is_element(at, "Object", ds_namespace)) continue;
        if (const xmlNode* found = only_frame(at, "QualifyingProperties", malformed)) {
            if (parts.qualifying != nullptr) {
                malformed = Fault{"ambiguous-properties", "several QualifyingProperties"};
            } else {
                parts.qualifying = found;
            }
        }
    }
    if (parts.signed_info == nullptr || parts.value == nullptr) {
        malformed = Fault{"structure", "SignedInfo or SignatureValue is missing"};
    }
    parts.signed_properties = only_frame(parts.qualifying, "SignedProperties", malformed);
    parts.unsigned_signature_properties =
        xades_child(only_frame(parts.qualifying, "UnsignedProperties", malformed),
                    "UnsignedSignatureProperties");
    return parts;
}

}  // namespace okienko::signing
