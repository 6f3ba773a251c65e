#include "signing/list_signature.h"

#include <algorithm>

#include "signing/key_pair.h"
#include "signing/verifier.h"

namespace okienko::signing {

namespace {

/// The certificate is compared by itself, so no path is asked for.
ValidationPolicy policy_of_lists() {
    ValidationPolicy policy = ValidationPolicy::integrity();
    policy.name = "trusted-list";
    policy.algorithms = ValidationPolicy::Level::fail;
    return policy;
}

/// Of the checks that count here.
std::string failure_of(const SignatureReport& signature) {
    for (const Check& check : signature.checks) {
        if (!check.ok && check.counts()) return check.name + ": " + check.reason;
    }
    return std::string(to_string(signature.sub_indication));
}

std::optional<Fault> fault_of(const VerificationReport& report) {
    if (report.signatures.empty()) {
        return Fault{"no-signature", "the list is not signed"};
    }
    if (report.signatures.size() > 1) {
        return Fault{"signatures", "a list has one signature, this one more"};
    }
    const SignatureReport& signature = report.signatures.front();
    if (report.indication != Indication::total_passed) {
        return Fault{"signature",
                     "the signature of the list is not valid: " + failure_of(signature)};
    }
    if (!signature.covers_document()) {
        return Fault{"coverage", "the signature does not cover the whole list"};
    }
    return std::nullopt;
}

}  // namespace

std::variant<AcceptedList, Fault> accept_vouched_list(std::string_view bytes,
                                                      std::chrono::sys_seconds at) {
    auto read = read_trusted_list(bytes);
    if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
    VerificationRequest request{"", {}, at};
    request.policy = policy_of_lists();
    const VerificationReport report = Verifier({}).verify(bytes, request);
    if (auto fault = fault_of(report)) return std::move(*fault);
    return AcceptedList{std::move(std::get<TrustedList>(read)),
                        std::string(bytes),
                        report.signatures.front().certificate->der};
}

std::variant<AcceptedList, Fault> accept_list(std::string_view bytes,
                                              std::span<const std::string> signers,
                                              std::chrono::sys_seconds at) {
    auto outcome = accept_vouched_list(bytes, at);
    const auto* accepted = std::get_if<AcceptedList>(&outcome);
    if (accepted == nullptr) return outcome;
    if (std::find(signers.begin(), signers.end(), accepted->signer) != signers.end())
        return outcome;
    return Fault{"signer", "signed by " + summarize(accepted->signer).subject + ", who may not"};
}

}  // namespace okienko::signing
