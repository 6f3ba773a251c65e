#include "signing/service_criteria.h"

#include <algorithm>

namespace okienko::signing {

namespace {

using Assert = CriteriaList::Assert;
using Identifiers = CriteriaList::Identifiers;

bool holds_all(const std::set<std::string>& has, const Identifiers& asked) {
    return std::all_of(
        asked.begin(), asked.end(), [&](const std::string& one) { return has.count(one) > 0; });
}

/// How many criteria of a list came out which way.
struct Tally {
    std::size_t met = 0;
    std::size_t not_met = 0;
    std::size_t unknown = 0;

    void count(bool is_met) { ++(is_met ? met : not_met); }
    void count(CriteriaMatch match) {
        if (match == CriteriaMatch::unknown) {
            ++unknown;
        } else {
            count(match == CriteriaMatch::met);
        }
    }
};

Tally tally_of(const CriteriaList& criteria, const CertificateTraits& certificate) {
    Tally tally;
    for (const auto& bits : criteria.key_usages) {
        tally.count(std::all_of(bits.begin(), bits.end(), [&](const auto& bit) {
            return certificate.has_usage(bit.name) == bit.set;
        }));
    }
    for (const Identifiers& set : criteria.policy_sets) {
        tally.count(holds_all(certificate.policies, set));
    }
    for (const Identifiers& set : criteria.extended_key_usages) {
        tally.count(holds_all(certificate.extended_key_usage, set));
    }
    for (const Identifiers& set : criteria.subject_attributes) {
        tally.count(holds_all(certificate.subject_attributes, set));
    }
    for (const CriteriaList& list : criteria.lists) tally.count(match(list, certificate));
    if (criteria.unknown) ++tally.unknown;
    return tally;
}

CriteriaMatch decided(bool met, bool not_met) {
    if (met) return CriteriaMatch::met;
    return not_met ? CriteriaMatch::not_met : CriteriaMatch::unknown;
}

}  // namespace

CriteriaMatch match(const CriteriaList& criteria, const CertificateTraits& certificate) {
    const Tally tally = tally_of(criteria, certificate);
    const bool none_unknown = tally.unknown == 0;
    switch (criteria.assertion) {
        case Assert::all:
            return decided(tally.not_met == 0 && none_unknown, tally.not_met > 0);
        case Assert::at_least_one:
            return decided(tally.met > 0, tally.met == 0 && none_unknown);
        case Assert::none:
            return decided(tally.met == 0 && none_unknown, tally.met > 0);
    }
    return CriteriaMatch::unknown;
}

}  // namespace okienko::signing
