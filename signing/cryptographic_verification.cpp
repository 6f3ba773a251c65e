#include "signing/cryptographic_verification.h"

#include <algorithm>

#include <fmt/format.h>

#include "signing/shortened.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;

void verify_reference(const std::string& name,
                      const ReferenceFacts& reference,
                      Findings& findings) {
    if (reference.state == State::holds) {
        findings.pass(name);
        return;
    }
    Fault fault = reference.fault;
    fault.reason += fmt::format(
        " (reference {})", reference.uri ? "'" + shortened(*reference.uri) + "'" : "without a URI");
    SubIndication sub = SubIndication::signed_data_not_found;
    if (reference.state == State::differs) sub = SubIndication::hash_failure;
    if (reference.state == State::refused && fault.code == "algorithm") {
        sub = SubIndication::crypto_constraints_failure_no_poe;
    }
    findings.fail(name, std::move(fault), sub);
}

bool is_data(const ReferenceFacts& reference) {
    return !reference.empty && reference.coverage.kind != Coverage::Kind::signed_properties &&
           reference.coverage.kind != Coverage::Kind::key_info;
}

bool counters(const ReferenceFacts& reference) {
    return reference.counters && reference.state != State::misbound;
}

SubIndication value_not_tested(const Fault& fault) {
    if (fault.code == "algorithm" || fault.code == "canonicalization") {
        return SubIndication::crypto_constraints_failure_no_poe;
    }
    return fault.code == "base64" ? SubIndication::format_failure
                                  : SubIndication::no_signing_certificate_found;
}

}  // namespace

Findings verify_references(const SignatureEvidence& signature) {
    Findings findings;
    if (!signature.references_expected) return findings;
    const auto& all = signature.references;
    for (const ReferenceFacts& reference : all) verify_reference("reference", reference, findings);
    for (const ReferenceFacts& entry : signature.manifest_entries) {
        // XMLDSig 5.1: a manifest may list what is not at hand; that is told, and fails nothing.
        if (entry.state == State::not_found) continue;
        verify_reference("manifest-entry", entry, findings);
    }
    if (std::any_of(all.begin(), all.end(), is_data)) {
        findings.pass("signed-data");
    } else {
        findings.fail("signed-data",
                      {"no-data", "the signature covers no data"},
                      SubIndication::signed_data_not_found);
    }
    if (!signature.nested_counter) return findings;
    if (std::any_of(all.begin(), all.end(), counters)) {
        findings.pass("counter-signature");
    } else {
        findings.fail(
            "counter-signature",
            {"counters-another", "it does not cover the value of the signature it stands in"},
            SubIndication::signed_data_not_found);
    }
    return findings;
}

Findings verify_value(const SignatureEvidence& signature) {
    Findings findings;
    if (signature.value_checked && signature.value_holds) {
        findings.pass("signature-value");
    } else {
        findings.fail("signature-value",
                      signature.value_fault,
                      signature.value_checked ? SubIndication::sig_crypto_failure
                                              : value_not_tested(signature.value_fault));
    }
    return findings;
}

}  // namespace okienko::signing
