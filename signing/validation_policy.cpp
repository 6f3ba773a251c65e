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

ValidationPolicy::Level ValidationPolicy::level_of(std::string_view check) const {
    if (check == "certificate-chain") return path;
    if (check == "certificate-validity") return validity;
    if (check == "revocation") return revocation;
    if (check == "algorithms") return algorithms;
    if (check == "qualification") return qualification;
    return Level::fail;
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
