#include "signing/signing_certificate.h"

#include <algorithm>

#include "signing/canonicalization.h"
#include "signing/digest.h"
#include "signing/issuer_serial.h"
#include "signing/key_value.h"
#include "signing/shortened.h"
#include "signing/signature_value.h"
#include "signing/transforms.h"
#include "signing/unsigned_properties.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

/// A certificate whose key may be tried, and why.
struct Candidate {
    CertificatePointer certificate;
    CertificateBinding binding;
    bool other_issuer_serial = false;
};

void read_one(const std::string& der,
              std::size_t position,
              CertificateCache& cache,
              SignatureFacts& facts) {
    try {
        const CertificatePointer read = cache.get(der);
        const auto known = std::find(facts.offered.begin(), facts.offered.end(), read);
        if (known != facts.offered.end() && position != 0) return;
        facts.offered.push_back(read);
        facts.offered_at.push_back(position);
    } catch (const Refusal& refusal) {
        facts.unreadable_certificates.push_back({refusal.code(), refusal.what()});
    }
}

bool has_digest(const ParsedCertificate& certificate,
                const CertificateReference& reference,
                const DigestAlgorithms& digests) {
    if (reference.digest.empty() || reference.value.empty()) return false;
    if (reference.digest == "SHA2-256") return certificate.sha256 == reference.value;
    return digest_octets(digests.by_name(reference.digest), certificate.der) == reference.value;
}

/// The signer's own among the certificates of KeyInfo: the first that issued none of the others.
CertificatePointer leaf_of(const std::vector<CertificatePointer>& certificates) {
    for (const auto& one : certificates) {
        const bool issued = std::any_of(
            certificates.begin(), certificates.end(), [&](const CertificatePointer& other) {
                return other != one && other->issuer_der == one->subject_der;
            });
        if (!issued) return one;
    }
    return certificates.empty() ? nullptr : certificates.front();
}

bool covers_key_info(const SignatureFacts& facts) {
    return std::any_of(
        facts.references.begin(), facts.references.end(), [](const ReferenceFacts& reference) {
            return reference.state == ReferenceFacts::State::holds &&
                   reference.coverage.kind == Coverage::Kind::key_info;
        });
}

/// Those SigningCertificate binds by digest, in its order; else the one it names by issuer and
/// serial alone.
std::vector<Candidate> bound(const SignatureFacts& facts, const DigestAlgorithms& digests) {
    const auto binding = facts.xades.is_signed ? CertificateBinding::signing_certificate
                                               : CertificateBinding::unsigned_properties;
    std::vector<Candidate> found;
    for (const auto& reference : facts.xades.signing_certificate) {
        for (const auto& certificate : facts.offered) {
            if (has_digest(*certificate, reference, digests)) {
                found.push_back(
                    {certificate, binding, contradicts_issuer_and_serial(reference, *certificate)});
            }
        }
    }
    if (!found.empty()) return found;
    for (const auto& reference : facts.xades.signing_certificate) {
        for (const auto& certificate : facts.offered) {
            if (names_issuer_and_serial(reference, *certificate)) {
                return {{certificate, CertificateBinding::issuer_serial_only}};
            }
        }
    }
    return {};
}

std::vector<Candidate> candidates(const SignatureFacts& facts,
                                  const std::vector<CertificatePointer>& in_key_info,
                                  const DigestAlgorithms& digests) {
    if (!facts.xades.signing_certificate.empty()) return bound(facts, digests);
    const CertificatePointer leaf = leaf_of(in_key_info);
    if (leaf == nullptr) return {};
    return {
        {leaf, covers_key_info(facts) ? CertificateBinding::key_info : CertificateBinding::none}};
}

void use(const Candidate& chosen, SignatureFacts& facts) {
    facts.certificate = chosen.certificate;
    facts.binding = chosen.binding;
    facts.other_issuer_serial = chosen.other_issuer_serial;
}

/// The canonical ds:SignedInfo as the method signs it: its digest, or with EdDSA itself.
std::string signed_octets(const ValueCheck& check, const SignatureMethod& signature) {
    const xmlNode* method =
        child_named(check.parts.signed_info, "CanonicalizationMethod", ds_namespace);
    const std::string algorithm = method == nullptr ? "" : attribute_of(method, "Algorithm");
    if (!canonical_method(algorithm)) {
        throw Refusal("canonicalization",
                      "a canonicalisation that is not accepted: " + shortened(algorithm));
    }
    const schemas::Limits limits;
    TransformRun run(check.parts.signature, limits, check.budget);
    NodeSet nodes;
    nodes.document = check.parts.signature->doc;
    nodes.apexes.push_back(check.parts.signed_info);
    nodes.comments = true;
    run.begin(std::move(nodes));
    run.apply(method);
    if (signature.pure()) {
        OctetBuffer octets;
        run.finish(octets);
        return octets.take();
    }
    RunningDigest computed(check.digests.by_name(signature.digest));
    run.finish(computed);
    return computed.finish();
}

void verify_with(const ValueCheck& check,
                 const std::vector<Candidate>& keys,
                 SignatureFacts& facts) {
    const SignatureMethod method = read_signature_method(
        child_named(check.parts.signed_info, "SignatureMethod", ds_namespace));
    facts.algorithm = readable(method);
    facts.value_digest = method.digest;
    const std::string digest = signed_octets(check, method);
    const std::string value = decode_base64(text_below(check.parts.value));
    facts.value = value;
    facts.signed_info = method.pure() ? DigestValue{"SHA2-256", std::string(sha256(digest).raw())}
                                      : DigestValue{method.digest, digest};
    if (keys.empty()) {
        const PublicKey key = read_key_value(check.parts.key_info);
        if (!key || !facts.xades.signing_certificate.empty()) {
            facts.value_fault = {"no-certificate",
                                 "the signing certificate is not in the signature"};
            return;
        }
        facts.bare_key = true;
        facts.value_checked = true;
        facts.value_holds = value_holds(key.get(), method, check.digests, digest, value);
        return;
    }
    for (const Candidate& candidate : keys) {
        use(candidate, facts);
        facts.value_checked = true;
        facts.value_holds =
            value_holds(candidate.certificate->key, method, check.digests, digest, value);
        if (facts.value_holds) return;
    }
    use(keys.front(), facts);
}

}  // namespace

void check_value(const ValueCheck& check, SignatureFacts& facts) {
    const OfferedCertificates offered = read_certificates(check.parts);
    for (const auto& der : offered.in_key_info) read_one(der, 0, check.certificates, facts);
    const auto in_key_info = facts.offered;
    for (const auto& one : offered.elsewhere) {
        read_one(one.der, one.position, check.certificates, facts);
    }
    const std::vector<Candidate> keys = candidates(facts, in_key_info, check.digests);
    if (!keys.empty()) {
        use(keys.front(), facts);
    }
    try {
        verify_with(check, keys, facts);
        if (facts.value_checked && !facts.value_holds) {
            facts.value_fault = {"value-differs",
                                 "the signature value is not of this key and data"};
        }
    } catch (const Refusal& refusal) {
        facts.value_checked = false;
        facts.value_fault = {refusal.code(), refusal.what()};
    }
    facts.certificate_in_key_info =
        std::find(in_key_info.begin(), in_key_info.end(), facts.certificate) != in_key_info.end();
}

}  // namespace okienko::signing
