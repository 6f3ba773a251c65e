#include "signing/minded_constraints.h"

#include <algorithm>

namespace okienko::signing {

namespace {

using Level = ValidationPolicy::Level;

bool uses_sha1(const SignatureFacts& facts) {
    const auto is_sha1 = [](const auto& one) { return one.digest == "SHA1"; };
    const auto& named = facts.xades.signing_certificate;
    return facts.value_digest == "SHA1" ||
           std::any_of(facts.references.begin(), facts.references.end(), is_sha1) ||
           std::any_of(facts.manifest_entries.begin(), facts.manifest_entries.end(), is_sha1) ||
           std::any_of(named.begin(), named.end(), is_sha1);
}

template <typename Items, typename Test>
bool any(const Items& items, Test test) {
    return std::any_of(items.begin(), items.end(), test);
}

}  // namespace

std::vector<Fault> minded_constraints(const SignatureFacts& facts, const ValidationResult& result) {
    std::vector<Fault> minded;
    const auto mind = [&](bool wrong, const char* code, const char* reason) {
        if (wrong) minded.push_back({code, reason});
    };
    const auto& xades = facts.xades;
    mind(any(facts.references,
             [](const ReferenceFacts& one) { return one.counter_type && !one.counters; }),
         "not-a-counter-signature",
         "a reference says that it counter-signs, and does not");
    mind(any(facts.manifest_entries,
             [](const ReferenceFacts& one) {
                 return one.state == ReferenceFacts::State::not_found;
             }),
         "manifest-entry-not-found",
         "a manifest lists a file that is not at hand");
    mind(xades.present && xades.other_target,
         "target",
         "the qualifying properties name another signature");
    mind(facts.other_issuer_serial,
         "issuer-serial-differs",
         "the reference to the certificate names another issuer or serial number");
    mind(xades.signing_certificate.size() > 1,
         "several-certificate-references",
         "several certificates are referred to as the signing one");
    mind(uses_sha1(facts), "sha1", "SHA-1 is used");
    mind(xades.stray_format.has_value(),
         "data-object-format",
         "a DataObjectFormat does not fit what it describes");
    mind(any(result.timestamps,
             [](const TimestampResult& one) { return one.integrity == Integrity::broken; }),
         "timestamp-broken",
         "a time-stamp was made for something else, or is damaged");
    mind(any(result.records,
             [](const RecordResult& one) { return one.indication() == Indication::total_failed; }),
         "evidence-record-broken",
         "an evidence record was made for something else, or is damaged");
    return minded;
}

void demand_constraints(const std::vector<Fault>& constraints,
                        const ValidationPolicy& policy,
                        Findings& findings) {
    constexpr const char* check = "constraint";
    for (const Fault& one : constraints) {
        const Level level = policy.of_constraint(one.code);
        if (level == Level::fail) {
            findings.fail(check, one, SubIndication::sig_constraints_failure);
        } else if (level == Level::inform) {
            findings.pass(check, one.reason);
        }
    }
}

}  // namespace okienko::signing
