#include "server/verification/report_words.h"

#include <algorithm>
#include <array>

#include "schemas/typography.h"

namespace okienko::verification {

namespace {

/// A reference that leads elsewhere than it claims: somebody moved the content.
bool is_moved(std::string_view code) {
    static constexpr std::array<std::string_view, 5> kCodes = {"signed-properties-elsewhere",
                                                               "object-elsewhere",
                                                               "manifest-elsewhere",
                                                               "counters-another",
                                                               "ambiguous-id"};
    return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

std::string failed(const VerdictFacts& facts) {
    if (facts.sub_indication == "HASH_FAILURE") return "changed";
    if (facts.sub_indication == "SIG_CRYPTO_FAILURE") return "value-differs";
    if (facts.sub_indication == "NOT_YET_VALID") return "too-early";
    return "malformed";
}

std::string missing_data(const VerdictFacts& facts) {
    if (is_moved(facts.code)) return "moved";
    if (facts.code == "not-found") return "data-missing";
    if (facts.check == "signed-data") return "nothing-signed";
    return "unsupported";
}

std::string undecided(const VerdictFacts& facts) {
    const std::string& sub = facts.sub_indication;
    if (sub == "SIGNED_DATA_NOT_FOUND") return missing_data(facts);
    if (sub == "NO_SIGNING_CERTIFICATE_FOUND") return "no-certificate";
    if (facts.check == "qualification") return "not-qualified";
    if (sub == "SIG_CONSTRAINTS_FAILURE") return "unbound";
    if (sub == "CERTIFICATE_CHAIN_GENERAL_FAILURE") return "certificate-broken";
    if (sub == "CHAIN_CONSTRAINTS_FAILURE") return "constraints";
    if (sub == "NO_CERTIFICATE_CHAIN_FOUND") return "unknown-issuer";
    if (sub == "REVOKED_NO_POE" || sub == "REVOKED_CA_NO_POE") return "revoked";
    if (sub == "TRY_LATER") return "revocation-unknown";
    if (sub == "TIMESTAMP_ORDER_FAILURE") return "time-order";
    if (sub == "POLICY_PROCESSING_ERROR" || sub == "SIGNATURE_POLICY_NOT_AVAILABLE")
        return "policy";
    if (facts.check == "algorithms") return "weak";
    if (facts.check == "revocation-answer") return "revocation-unknown";
    if (sub == "CRYPTO_CONSTRAINTS_FAILURE_NO_POE") return "unsupported";
    return facts.code == "not-yet-valid" ? "not-yet-valid" : "expired";
}

}  // namespace

std::string_view to_string(Colour colour) {
    switch (colour) {
        case Colour::green:
            return "green";
        case Colour::amber:
            return "amber";
        case Colour::red:
            return "red";
    }
    return {};
}

Verdict verdict_on(const VerdictFacts& facts) {
    if (facts.indication == "TOTAL-PASSED") return {Colour::green, "valid"};
    if (facts.indication == "INDETERMINATE") return {Colour::amber, undecided(facts)};
    return {Colour::red, failed(facts)};
}

bool is_fault(std::string_view check, std::string_view code) {
    if (check == "certificate-chain" || check == "certificate-validity" || check == "algorithms" ||
        check == "certificates" || check == "qualification" || check == "revocation-answer") {
        return false;
    }
    if (check == "revocation") return code == "revoked";
    return code != "not-found" && code != "algorithm" && code != "canonicalization";
}

std::string words_of_check(const schemas::Texts& texts,
                           std::string_view check,
                           std::string_view code) {
    const std::string name(check);
    const auto told = [&](const std::string& id) {
        return schemas::with_hard_spaces(texts.get(id), texts.language());
    };
    if (code.empty()) {
        const std::string passed = "verification.passed." + name;
        return texts.has(passed) ? told(passed) : told("verification.passed");
    }
    const std::string exact = "verification.failed." + name + "." + std::string(code);
    if (texts.has(exact)) return told(exact);
    const std::string general = "verification.failed." + name;
    return texts.has(general) ? told(general) : told("verification.failed");
}

}  // namespace okienko::verification
