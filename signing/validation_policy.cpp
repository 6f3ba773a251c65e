#include "signing/validation_policy.h"

#include <variant>

#include "signing/crypto_error.h"
#include "signing/policy_presets.h"
#include "signing/read_validation_policy.h"

namespace okienko::signing {

namespace {

/// The project's own, read as any other.
ValidationPolicy preset(std::string_view xml) {
    auto outcome = read_validation_policy(xml);
    if (const auto* fault = std::get_if<PolicyFault>(&outcome)) {
        throw CryptoError("a preset policy, line " + std::to_string(fault->line) + ": " +
                          fault->reason);
    }
    return std::get<ValidationPolicy>(std::move(outcome));
}

}  // namespace

ValidationPolicy::Level ValidationPolicy::*ValidationPolicy::member_of(std::string_view check) {
    if (check == "certificate-chain") return &ValidationPolicy::path;
    if (check == "certificate-validity") return &ValidationPolicy::validity;
    if (check == "revocation") return &ValidationPolicy::revocation;
    if (check == "algorithms") return &ValidationPolicy::algorithms;
    if (check == "signature-policy") return &ValidationPolicy::signature_policy;
    if (check == "qualification") return &ValidationPolicy::qualification;
    return nullptr;
}

ValidationPolicy::Level ValidationPolicy::level_of(std::string_view check) const {
    if (check == "revocation-answer") {
        const auto own = revocation_answers.levels.find("algorithms");
        return own == revocation_answers.levels.end() ? algorithms : own->second;
    }
    const auto member = member_of(check);
    return member == nullptr || check == "signature-policy" ? Level::fail : this->*member;
}

ValidationPolicy ValidationPolicy::for_timestamps() const {
    ValidationPolicy demanding = *this;
    demanding.path = Level::fail;
    demanding.validity = Level::fail;
    demanding.algorithms = Level::fail;
    for (const auto& [check, level] : timestamps.levels) demanding.*member_of(check) = level;
    if (timestamps.freshness) demanding.freshness = timestamps.freshness;
    if (timestamps.suite) demanding.suite = *timestamps.suite;
    return demanding;
}

const AlgorithmSuite& ValidationPolicy::answer_suite() const {
    return revocation_answers.suite ? *revocation_answers.suite : suite;
}

ValidationPolicy::Level ValidationPolicy::of_constraint(std::string_view code) const {
    const auto found = constraints.find(code);
    return found == constraints.end() ? Level::warn : found->second;
}

const ValidationPolicy& ValidationPolicy::integrity() {
    static const ValidationPolicy read = preset(integrity_policy_xml);
    return read;
}

const ValidationPolicy& ValidationPolicy::advanced() {
    static const ValidationPolicy read = preset(advanced_policy_xml);
    return read;
}

const ValidationPolicy& ValidationPolicy::qualified() {
    static const ValidationPolicy read = preset(qualified_policy_xml);
    return read;
}

std::optional<ValidationPolicy> ValidationPolicy::named(std::string_view name) {
    for (const auto* policy : {&integrity(), &advanced(), &qualified()}) {
        if (policy->name == name) return *policy;
    }
    return std::nullopt;
}

std::string_view to_string(ValidationPolicy::Level level) {
    switch (level) {
        case ValidationPolicy::Level::ignore:
            return "IGNORE";
        case ValidationPolicy::Level::inform:
            return "INFORM";
        case ValidationPolicy::Level::warn:
            return "WARN";
        case ValidationPolicy::Level::fail:
            return "FAIL";
    }
    return {};
}

}  // namespace okienko::signing
