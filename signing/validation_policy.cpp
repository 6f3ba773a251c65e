#include "signing/validation_policy.h"

namespace okienko::signing {

ValidationPolicy ValidationPolicy::integrity() {
    ValidationPolicy policy;
    policy.name = "integrity";
    policy.path = Level::inform;
    policy.revocation = Level::ignore;
    policy.algorithms = Level::warn;
    policy.signature_policy = Level::ignore;
    return policy;
}

ValidationPolicy ValidationPolicy::advanced() {
    ValidationPolicy policy;
    policy.name = "advanced";
    return policy;
}

ValidationPolicy ValidationPolicy::qualified() {
    ValidationPolicy policy;
    policy.name = "qualified";
    policy.revocation = Level::fail;
    policy.qualification = Level::fail;
    return policy;
}

std::optional<ValidationPolicy> ValidationPolicy::named(std::string_view name) {
    for (const auto& policy : {integrity(), advanced(), qualified()}) {
        if (policy.name == name) return policy;
    }
    return std::nullopt;
}

}  // namespace okienko::signing
