#include "signing/report_objects.h"

#include <algorithm>

#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/report_time.h"

namespace okienko::signing {

namespace {

using schemas::Node;

constexpr std::string_view kType = "urn:etsi:019102:validationObject:";

xmlNs* declare(Node root, const char* uri, const char* prefix) {
    return xmlNewNs(root.raw(),
                    reinterpret_cast<const xmlChar*>(uri),
                    reinterpret_cast<const xmlChar*>(prefix));
}

Node add_in(xmlNs* space, Node parent, const char* name, std::string_view text) {
    Node made = text.empty() ? parent.add(name) : parent.add(name, text);
    xmlSetNs(made.raw(), space);
    return made;
}

Node add_object(Node list, const std::string& id, std::string_view type) {
    Node object = list.add("ValidationObject");
    object.set("id", id);
    object.add("ObjectType", std::string(kType) + std::string(type));
    return object;
}

DigestValue sha256_value(const std::string& raw) {
    return {"SHA2-256", raw};
}

}  // namespace

EtsiNames::EtsiNames(Node root)
    : ds_(declare(root, "http://www.w3.org/2000/09/xmldsig#", "ds")),
      tsl_(declare(root, "http://uri.etsi.org/02231/v2#", "tsl")),
      xades_(declare(root, "http://uri.etsi.org/01903/v1.3.2#", "xades")) {}

Node EtsiNames::ds(Node parent, const char* name, std::string_view text) const {
    return add_in(ds_, parent, name, text);
}

Node EtsiNames::tsl(Node parent, const char* name, std::string_view text) const {
    return add_in(tsl_, parent, name, text);
}

Node EtsiNames::xades(Node parent, const char* name, std::string_view text) const {
    return add_in(xades_, parent, name, text);
}

bool EtsiNames::can_name(const DigestValue& digest) {
    return !digest.value.empty() && !digest_uri_of(digest.algorithm).empty();
}

void EtsiNames::add_digest(Node parent, const DigestValue& digest) const {
    if (!can_name(digest)) return;
    Node element = parent.add("DigestAlgAndValue");
    ds(element, "DigestMethod").set("Algorithm", digest_uri_of(digest.algorithm));
    ds(element, "DigestValue", base64(digest.value));
}

bool is_signers_data(const Coverage& coverage) {
    using Kind = Coverage::Kind;
    return coverage.kind == Kind::document || coverage.kind == Kind::part ||
           coverage.kind == Kind::object || coverage.kind == Kind::file ||
           coverage.kind == Kind::signature;
}

ReportObjects::ReportObjects(const VerificationReport& report) : report_(report) {
    for (const SignatureReport& signature : report.signatures) {
        collect(signature.material);
        for (const TimestampReport& one : signature.timestamps) collect(one.material);
        for (const EvidenceRecordReport& record : signature.records) {
            for (const TimestampReport& one : record.timestamps) collect(one.material);
        }
    }
}

void ReportObjects::collect(const ReportMaterial& material) {
    for (const PathCertificate& one : material.path) {
        const std::string id = "certificate-" + std::to_string(certificates_.size() + 1);
        if (ids_.emplace("c" + one.sha256, id).second) certificates_.push_back(one);
    }
    for (const RevocationAnswer& one : material.revocation) {
        const std::string id = "revocation-" + std::to_string(revocation_.size() + 1);
        if (ids_.emplace("r" + one.sha256, id).second) revocation_.push_back(one);
    }
}

std::string ReportObjects::certificate(const std::string& sha256) const {
    return ids_.at("c" + sha256);
}

std::string ReportObjects::revocation(const std::string& sha256) const {
    return ids_.at("r" + sha256);
}

std::string ReportObjects::signature(std::size_t n) {
    return "signature-" + std::to_string(n + 1);
}

std::string ReportObjects::timestamp(std::size_t n, std::size_t m) {
    return "timestamp-" + std::to_string(n + 1) + "-" + std::to_string(m + 1);
}

std::string ReportObjects::record(std::size_t n, std::size_t r) {
    return "record-" + std::to_string(n + 1) + "-" + std::to_string(r + 1);
}

std::string ReportObjects::record_timestamp(std::size_t n, std::size_t r, std::size_t m) {
    return record(n, r) + "-timestamp-" + std::to_string(m + 1);
}

std::string ReportObjects::signed_data(std::size_t n, std::size_t m) {
    return "data-" + std::to_string(n + 1) + "-" + std::to_string(m + 1);
}

std::string ReportObjects::all_signed_data(std::size_t n) const {
    std::string all;
    const auto& coverage = report_.signatures[n].coverage;
    for (std::size_t m = 0; m < coverage.size(); ++m) {
        if (!is_signers_data(coverage[m]) || !EtsiNames::can_name(coverage[m].digest)) continue;
        all += (all.empty() ? "" : " ") + signed_data(n, m);
    }
    return all;
}

namespace {

/// The first that passed and is of the moment the signature is known to have existed at.
template <typename Proofs>
std::optional<std::size_t> place_of_proof(const Proofs& proofs, const SignatureReport& signature) {
    if (!signature.existed_at) return std::nullopt;
    for (std::size_t i = 0; i < proofs.size(); ++i) {
        const bool passed = proofs[i].indication == Indication::total_passed;
        if (passed && proofs[i].time == signature.existed_at) return i;
    }
    return std::nullopt;
}

}  // namespace

std::string ReportObjects::proof(std::size_t n) const {
    const SignatureReport& signature = report_.signatures[n];
    if (const auto m = place_of_proof(signature.timestamps, signature)) return timestamp(n, *m);
    if (const auto r = place_of_proof(signature.records, signature)) return record(n, *r);
    return {};
}

bool ReportObjects::empty() const {
    if (!certificates_.empty()) return false;
    for (std::size_t n = 0; n < report_.signatures.size(); ++n) {
        const SignatureReport& signature = report_.signatures[n];
        const bool proofs = !signature.timestamps.empty() || !signature.records.empty();
        if (proofs || !all_signed_data(n).empty()) return false;
    }
    return true;
}

void ReportObjects::write(Node list, const EtsiNames& names) const {
    for (const PathCertificate& one : certificates_) {
        Node object = add_object(list, certificate(one.sha256), "certificate");
        object.add("ValidationObjectRepresentation").add("base64", base64(one.der));
    }
    for (const RevocationAnswer& one : revocation_) {
        Node object = add_object(list, revocation(one.sha256), one.crl ? "CRL" : "OCSPResponse");
        names.add_digest(object.add("ValidationObjectRepresentation"), sha256_value(one.sha256));
    }
    write_data(list, names);
}

/// What was signed existed when the signature did.
void ReportObjects::write_data(Node list, const EtsiNames& names) const {
    for (std::size_t n = 0; n < report_.signatures.size(); ++n) {
        const SignatureReport& signature = report_.signatures[n];
        const std::string proving = proof(n);
        for (std::size_t m = 0; m < signature.coverage.size(); ++m) {
            const Coverage& covered = signature.coverage[m];
            if (!is_signers_data(covered) || !EtsiNames::can_name(covered.digest)) continue;
            Node object = add_object(list, signed_data(n, m), "signedData");
            names.add_digest(object.add("ValidationObjectRepresentation"), covered.digest);
            if (proving.empty() || !covered.intact) continue;
            Node poe = object.add("POE");
            poe.add("POETime", moment_of(*signature.existed_at));
            poe.add("TypeOfProof", "urn:etsi:019102:poetype:validation");
            poe.add("POEObject").set("VOReference", proving);
        }
    }
}

}  // namespace okienko::signing
