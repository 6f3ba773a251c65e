#include "signing/validation_findings.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace okienko::signing {

namespace {

using Sub = SubIndication;

/// From the lightest to the gravest.
constexpr std::array by_gravity = {Sub::none,
                                   Sub::signature_policy_not_available,
                                   Sub::try_later,
                                   Sub::crypto_constraints_failure_no_poe,
                                   Sub::crypto_constraints_failure,
                                   Sub::no_poe,
                                   Sub::out_of_bounds_not_revoked,
                                   Sub::out_of_bounds_no_poe,
                                   Sub::timestamp_order_failure,
                                   Sub::no_certificate_chain_found,
                                   Sub::revoked_no_poe,
                                   Sub::revoked_ca_no_poe,
                                   Sub::chain_constraints_failure,
                                   Sub::certificate_chain_general_failure,
                                   Sub::policy_processing_error,
                                   Sub::sig_constraints_failure,
                                   Sub::no_signing_certificate_found,
                                   Sub::signed_data_not_found,
                                   Sub::expired,
                                   Sub::not_yet_valid,
                                   Sub::revoked,
                                   Sub::sig_crypto_failure,
                                   Sub::hash_failure,
                                   Sub::format_failure};

constexpr std::array total_failures = {Sub::format_failure,
                                       Sub::hash_failure,
                                       Sub::sig_crypto_failure,
                                       Sub::revoked,
                                       Sub::expired,
                                       Sub::not_yet_valid};

constexpr std::array to_be_overcome = {Sub::crypto_constraints_failure_no_poe,
                                       Sub::out_of_bounds_no_poe,
                                       Sub::out_of_bounds_not_revoked,
                                       Sub::revoked_no_poe,
                                       Sub::revoked_ca_no_poe,
                                       Sub::try_later};

template <typename List>
bool is_among(const List& list, Sub sub) {
    return std::find(list.begin(), list.end(), sub) != list.end();
}

}  // namespace

int gravity(Sub sub_indication) {
    const auto* found = std::find(by_gravity.begin(), by_gravity.end(), sub_indication);
    return static_cast<int>(found - by_gravity.begin());
}

Indication indication_of(Sub sub_indication) {
    if (sub_indication == Sub::none) return Indication::total_passed;
    return is_among(total_failures, sub_indication) ? Indication::total_failed
                                                    : Indication::indeterminate;
}

bool may_be_overcome(Sub sub_indication) {
    return is_among(to_be_overcome, sub_indication);
}

void Findings::pass(std::string name, std::string reason) {
    findings_.push_back({{std::move(name), true, {}, std::move(reason)}, Sub::none});
}

void Findings::fail(std::string name, Fault fault, Sub sub_indication) {
    findings_.push_back(
        {{std::move(name), false, std::move(fault.code), std::move(fault.reason)}, sub_indication});
}

void Findings::append(Findings other) {
    findings_.insert(findings_.end(),
                     std::make_move_iterator(other.findings_.begin()),
                     std::make_move_iterator(other.findings_.end()));
}

void Findings::overcome(Finding& finding, std::string reason) {
    finding.check.ok = true;
    finding.check.code.clear();
    finding.check.reason = std::move(reason);
    finding.sub_indication = Sub::none;
}

Sub Findings::sub_indication() const {
    Sub worst = Sub::none;
    for (const Finding& finding : findings_) {
        if (gravity(finding.sub_indication) > gravity(worst)) worst = finding.sub_indication;
    }
    return worst;
}

Indication Findings::indication() const {
    return indication_of(sub_indication());
}

bool Findings::passed() const {
    return std::all_of(findings_.begin(), findings_.end(), [](const Finding& finding) {
        return finding.sub_indication == Sub::none;
    });
}

const Finding* Findings::failed(std::string_view name) const {
    const auto found =
        std::find_if(findings_.begin(), findings_.end(), [&](const Finding& finding) {
            return !finding.check.ok && finding.check.name == name;
        });
    return found == findings_.end() ? nullptr : &*found;
}

}  // namespace okienko::signing
