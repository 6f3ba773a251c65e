#include "signing/signature_policy.h"

#include "signing/digest.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using State = PolicyFacts::State;

std::string uri_of(const xmlNode* policy) {
    const xmlNode* qualifiers = xades_child(policy, "SigPolicyQualifiers");
    for (const xmlNode* at = first_element(qualifiers); at != nullptr; at = next_element(at)) {
        if (const xmlNode* uri = xades_child(at, "SPURI")) return trimmed_text(uri);
    }
    return {};
}

/// A policy may be digested as a specification of its kind says, by rules that are not followed
/// here.
bool names_specification(const xmlNode* policy) {
    const xmlNode* qualifiers = xades_child(policy, "SigPolicyQualifiers");
    for (const xmlNode* at = first_element(qualifiers); at != nullptr; at = next_element(at)) {
        if (xades_child(at, "SPDocSpecification") != nullptr) return true;
    }
    return false;
}

/// Digest and transforms stand in the namespace of XMLDSig, before 1.3.2 also in that of XAdES.
bool digest_holds(const xmlNode* policy,
                  const SignatureParts& parts,
                  const ReferenceSurroundings& around,
                  const OctetSource& document) {
    const xmlNode* hash = xades_child(policy, "SigPolicyHash");
    const xmlNode* method = any_child(hash, "DigestMethod");
    const std::string algorithm = method == nullptr ? "" : attribute_of(method, "Algorithm");
    RunningDigest computed(around.digests.by_uri(algorithm));
    TransformRun run(parts.signature, around.limits, around.budget);
    run.begin(document);
    std::size_t count = 0;
    const xmlNode* transforms = any_child(policy, "Transforms");
    for (const xmlNode* at = first_element(transforms); at != nullptr; at = next_element(at)) {
        if (++count > around.most_transforms) {
            throw Refusal("too-many-transforms", "too many transforms of the signature policy");
        }
        run.apply(at);
    }
    run.finish(computed);
    return computed.finish() == decode_base64(text_below(any_child(hash, "DigestValue")));
}

const xmlNode* store_of(const SignatureParts& parts) {
    return xades_child(parts.unsigned_signature_properties, "SignaturePolicyStore");
}

/// What SignaturePolicyStore keeps (EN 319 132-1, 5.2.10). nullopt when it names a place instead.
std::optional<std::string> stored_document(const SignatureParts& parts) {
    const xmlNode* document = xades_child(store_of(parts), "SignaturePolicyDocument");
    if (document == nullptr) return std::nullopt;
    return decode_base64(text_below(document));
}

void compare(const xmlNode* policy,
             const SignatureParts& parts,
             const ReferenceSurroundings& around,
             const DetachedFiles::File* file,
             PolicyFacts& facts) {
    if (file != nullptr) {
        const bool holds = digest_holds(policy, parts, around, *file->octets);
        facts.state = holds ? State::holds : State::differs;
        return;
    }
    facts.state = State::not_found;
    const auto stored = stored_document(parts);
    if (!stored || !facts.has_digest) return;
    if (digest_holds(policy, parts, around, HeldOctets(*stored))) {
        facts.state = State::holds;
    } else if (!names_specification(policy)) {
        facts.state = State::differs;
    }
}

}  // namespace

PolicyFacts read_policy(const SignatureParts& parts, const ReferenceSurroundings& around) {
    PolicyFacts facts;
    const xmlNode* identifier =
        xades_child(xades_child(parts.signed_properties, "SignedSignatureProperties"),
                    "SignaturePolicyIdentifier");
    if (identifier == nullptr) return facts;
    const xmlNode* policy = xades_child(identifier, "SignaturePolicyId");
    if (policy == nullptr) {
        facts.stored = store_of(parts) != nullptr;
        facts.state = State::implied;
        return facts;
    }
    facts.identifier =
        shortened(trimmed_text(xades_child(xades_child(policy, "SigPolicyId"), "Identifier")));
    const std::string uri = uri_of(policy);
    facts.uri = shortened(uri);
    facts.stored = store_of(parts) != nullptr;
    facts.has_digest = any_child(xades_child(policy, "SigPolicyHash"), "DigestValue") != nullptr;
    const DetachedFiles::File* file = uri.empty() ? nullptr : around.files.by_name(uri);
    if (file == nullptr) file = around.files.by_name(facts.identifier);
    try {
        compare(policy, parts, around, file, facts);
    } catch (const Refusal& refusal) {
        facts.state = State::refused;
        facts.fault = {refusal.code(), refusal.what()};
    }
    return facts;
}

}  // namespace okienko::signing
