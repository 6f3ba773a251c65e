#include "signing/verification_report.h"

#include <algorithm>

namespace okienko::signing {

std::string_view to_string(Indication indication) {
    switch (indication) {
        case Indication::total_passed:
            return "TOTAL-PASSED";
        case Indication::indeterminate:
            return "INDETERMINATE";
        case Indication::total_failed:
            return "TOTAL-FAILED";
    }
    return {};
}

std::string_view to_string(SubIndication sub_indication) {
    switch (sub_indication) {
        case SubIndication::none:
            return "";
        case SubIndication::format_failure:
            return "FORMAT_FAILURE";
        case SubIndication::hash_failure:
            return "HASH_FAILURE";
        case SubIndication::sig_crypto_failure:
            return "SIG_CRYPTO_FAILURE";
        case SubIndication::not_yet_valid:
            return "NOT_YET_VALID";
        case SubIndication::sig_constraints_failure:
            return "SIG_CONSTRAINTS_FAILURE";
        case SubIndication::chain_constraints_failure:
            return "CHAIN_CONSTRAINTS_FAILURE";
        case SubIndication::crypto_constraints_failure_no_poe:
            return "CRYPTO_CONSTRAINTS_FAILURE_NO_POE";
        case SubIndication::no_signing_certificate_found:
            return "NO_SIGNING_CERTIFICATE_FOUND";
        case SubIndication::no_certificate_chain_found:
            return "NO_CERTIFICATE_CHAIN_FOUND";
        case SubIndication::certificate_chain_general_failure:
            return "CERTIFICATE_CHAIN_GENERAL_FAILURE";
        case SubIndication::out_of_bounds_no_poe:
            return "OUT_OF_BOUNDS_NO_POE";
        case SubIndication::signed_data_not_found:
            return "SIGNED_DATA_NOT_FOUND";
        case SubIndication::out_of_bounds_not_revoked:
            return "OUT_OF_BOUNDS_NOT_REVOKED";
        case SubIndication::expired:
            return "EXPIRED";
        case SubIndication::revoked:
            return "REVOKED";
        case SubIndication::revoked_no_poe:
            return "REVOKED_NO_POE";
        case SubIndication::revoked_ca_no_poe:
            return "REVOKED_CA_NO_POE";
        case SubIndication::try_later:
            return "TRY_LATER";
        case SubIndication::no_poe:
            return "NO_POE";
        case SubIndication::timestamp_order_failure:
            return "TIMESTAMP_ORDER_FAILURE";
        case SubIndication::crypto_constraints_failure:
            return "CRYPTO_CONSTRAINTS_FAILURE";
        case SubIndication::signature_policy_not_available:
            return "SIGNATURE_POLICY_NOT_AVAILABLE";
        case SubIndication::policy_processing_error:
            return "POLICY_PROCESSING_ERROR";
    }
    return {};
}

std::string_view to_string(Check::Weight weight) {
    switch (weight) {
        case Check::Weight::counts:
            return "FAIL";
        case Check::Weight::warned:
            return "WARN";
        case Check::Weight::told:
            return "INFORM";
    }
    return {};
}

std::string_view to_string(Coverage::Kind kind) {
    switch (kind) {
        case Coverage::Kind::document:
            return "document";
        case Coverage::Kind::part:
            return "part";
        case Coverage::Kind::object:
            return "object";
        case Coverage::Kind::file:
            return "file";
        case Coverage::Kind::signature:
            return "signature";
        case Coverage::Kind::manifest:
            return "manifest";
        case Coverage::Kind::signed_properties:
            return "signed-properties";
        case Coverage::Kind::key_info:
            return "key-info";
    }
    return {};
}

bool SignatureReport::covers_document() const {
    return integrity == Integrity::intact &&
           std::any_of(coverage.begin(), coverage.end(), [](const Coverage& one) {
               return one.kind == Coverage::Kind::document && one.intact && one.without.empty();
           });
}

const Check* SignatureReport::first_failure() const {
    const auto found = std::find_if(checks.begin(), checks.end(), [](const Check& check) {
        return !check.ok && check.counts();
    });
    return found == checks.end() ? nullptr : &*found;
}

bool VerificationReport::intact() const {
    return !signatures.empty() &&
           std::all_of(signatures.begin(), signatures.end(), [](const SignatureReport& one) {
               return one.integrity == Integrity::intact;
           });
}

}  // namespace okienko::signing
