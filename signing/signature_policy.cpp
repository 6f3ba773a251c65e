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

}  // namespace

PolicyFacts read_policy(const SignatureParts& parts, const ReferenceSurroundings& around) {
    PolicyFacts facts;
    const xmlNode* identifier =
        xades_child(xades_child(parts.signed_properties, "SignedSignatureProperties"),
                    "SignaturePolicyIdentifier");
    if (identifier == nullptr) return facts;
    const xmlNode* policy = xades_child(identifier, "SignaturePolicyId");
    if (policy == nullptr) {
        facts.state = State::implied;
        return facts;
    }
    facts.identifier =
        shortened(trimmed_text(xades_child(xades_child(policy, "SigPolicyId"), "Identifier")));
    const std::string uri = uri_of(policy);
    facts.uri = shortened(uri);
    const DetachedFiles::File* file = uri.empty() ? nullptr : around.files.by_name(uri);
    if (file == nullptr) file = around.files.by_name(facts.identifier);
    if (file == nullptr) {
        facts.state = State::not_found;
        return facts;
    }
    try {
        facts.state =
            digest_holds(policy, parts, around, *file->octets) ? State::holds : State::differs;
    } catch (const Refusal& refusal) {
        facts.state = State::refused;
        facts.fault = {refusal.code(), refusal.what()};
    }
    return facts;
}

}  // namespace okienko::signing
