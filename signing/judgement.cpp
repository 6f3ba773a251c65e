#include "signing/judgement.h"

#include <algorithm>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/algorithm_policy.h"
#include "signing/algorithms.h"
#include "signing/shortened.h"
#include "signing/signature_level.h"
#include "signing/signer_certificate.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;

std::string day(std::chrono::sys_seconds time) {
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

class Judge {
public:
    Judge(const SignatureFacts& facts, const ChainFacts& chain, const JudgementRequest& request)
        : facts_(facts), chain_(chain), request_(request) {}

    SignatureReport judge() {
        describe();
        judge_structure();
        judge_references();
        judge_certificate_binding();
        judge_value();
        report_.integrity = broken_ ? Integrity::broken : Integrity::intact;
        judge_properties();
        judge_chain();
        judge_validity();
        judge_algorithms();
        list_timestamps();
        if (worst_ == 0) report_.indication = Indication::total_passed;
        return std::move(report_);
    }

private:
    void describe() {
        report_.id = facts_.id;
        report_.file = facts_.file;
        report_.counters = facts_.counters;
        report_.format = signature_format(facts_);
        report_.algorithm = facts_.algorithm;
        if (facts_.certificate) report_.certificate = describe_certificate(*facts_.certificate);
        if (facts_.xades.is_signed) {
            report_.person = facts_.xades.person;
            report_.signed_at = facts_.xades.signing_time;
        }
        for (const auto& reference : facts_.references) {
            report_.coverage.push_back(reference.coverage);
            if (reference.counter_type && !reference.counters) {
                report_.warnings.emplace_back("not-a-counter-signature");
            }
        }
        report_.warnings.emplace_back("revocation-not-checked");
        if (facts_.xades.present && facts_.xades.other_target) {
            report_.warnings.emplace_back("target");
        }
    }

    void pass(std::string name) { report_.checks.push_back({std::move(name), true, {}, {}}); }

    /// A failed check. The verdict follows the gravest: what says more about the signature itself
    /// comes first, as the blocks of EN 319 102-1 do.
    void fail(std::string name, Fault fault, SubIndication sub) {
        report_.checks.push_back(
            {std::move(name), false, std::move(fault.code), std::move(fault.reason)});
        const int weight = weight_of(sub);
        if (weight <= worst_) return;
        worst_ = weight;
        report_.sub_indication = sub;
        report_.indication =
            is_total_failure(sub) ? Indication::total_failed : Indication::indeterminate;
    }
    void break_with(std::string name, Fault fault, SubIndication sub) {
        broken_ = true;
        fail(std::move(name), std::move(fault), sub);
    }

    static bool is_total_failure(SubIndication sub) {
        return sub == SubIndication::format_failure || sub == SubIndication::hash_failure ||
               sub == SubIndication::sig_crypto_failure;
    }
    static int weight_of(SubIndication sub) {
        switch (sub) {
            case SubIndication::format_failure:
                return 20;
            case SubIndication::hash_failure:
                return 19;
            case SubIndication::sig_crypto_failure:
                return 18;
            case SubIndication::signed_data_not_found:
                return 17;
            case SubIndication::no_signing_certificate_found:
                return 16;
            case SubIndication::sig_constraints_failure:
                return 15;
            case SubIndication::certificate_chain_general_failure:
                return 14;
            case SubIndication::chain_constraints_failure:
                return 13;
            case SubIndication::no_certificate_chain_found:
                return 12;
            case SubIndication::out_of_bounds_no_poe:
                return 11;
            default:
                return 10;
        }
    }

    void judge_structure() {
        if (facts_.malformed) {
            break_with("structure", *facts_.malformed, SubIndication::format_failure);
        } else {
            pass("structure");
        }
    }

    void judge_reference(const ReferenceFacts& reference) {
        if (reference.state == State::holds) {
            pass("reference");
            return;
        }
        Fault fault = reference.fault;
        fault.reason +=
            fmt::format(" (reference {})",
                        reference.uri ? "'" + shortened(*reference.uri) + "'" : "without a URI");
        SubIndication sub = SubIndication::signed_data_not_found;
        if (reference.state == State::differs) sub = SubIndication::hash_failure;
        if (reference.state == State::refused && fault.code == "algorithm") {
            sub = SubIndication::crypto_constraints_failure_no_poe;
        }
        break_with("reference", std::move(fault), sub);
    }

    void judge_references() {
        for (const auto& reference : facts_.references) judge_reference(reference);
        const auto is_data = [](const ReferenceFacts& reference) {
            return !reference.empty &&
                   reference.coverage.kind != Coverage::Kind::signed_properties &&
                   reference.coverage.kind != Coverage::Kind::key_info;
        };
        if (std::any_of(facts_.references.begin(), facts_.references.end(), is_data)) {
            pass("signed-data");
        } else {
            break_with("signed-data",
                       {"no-data", "the signature covers no data"},
                       SubIndication::signed_data_not_found);
        }
        if (!facts_.nested_counter) return;
        const bool counters =
            std::any_of(facts_.references.begin(),
                        facts_.references.end(),
                        [](const ReferenceFacts& reference) {
                            return reference.counters && reference.state != State::misbound;
                        });
        if (counters) {
            pass("counter-signature");
        } else {
            break_with(
                "counter-signature",
                {"counters-another", "it does not cover the value of the signature it stands in"},
                SubIndication::signed_data_not_found);
        }
    }

    void judge_certificate_binding() {
        for (const Fault& fault : facts_.unreadable_certificates) {
            fail("certificates", fault, SubIndication::certificate_chain_general_failure);
        }
        const auto constraints = SubIndication::sig_constraints_failure;
        if (facts_.certificate == nullptr) {
            fail("signing-certificate",
                 {"absent", "the signing certificate is not in the signature"},
                 SubIndication::no_signing_certificate_found);
            return;
        }
        switch (facts_.binding) {
            case CertificateBinding::signing_certificate:
            case CertificateBinding::key_info:
                pass("signing-certificate");
                break;
            case CertificateBinding::issuer_serial_only:
                fail("signing-certificate",
                     {"digest-differs",
                      "SigningCertificate holds the digest of another certificate"},
                     constraints);
                break;
            case CertificateBinding::unsigned_properties:
                fail("signing-certificate",
                     {"properties-unsigned", "what names the certificate is not signed"},
                     constraints);
                break;
            case CertificateBinding::none:
                fail("signing-certificate",
                     {"not-bound", "nothing signed names the certificate"},
                     constraints);
                break;
        }
    }

    void judge_value() {
        if (facts_.value_checked && facts_.value_holds) {
            pass("signature-value");
            return;
        }
        SubIndication sub = SubIndication::sig_crypto_failure;
        if (!facts_.value_checked) {
            sub = facts_.value_fault.code == "algorithm" ||
                          facts_.value_fault.code == "canonicalization"
                      ? SubIndication::crypto_constraints_failure_no_poe
                      : SubIndication::no_signing_certificate_found;
            if (facts_.value_fault.code == "base64") sub = SubIndication::format_failure;
        }
        break_with("signature-value", facts_.value_fault, sub);
    }

    void judge_properties() {
        if (!facts_.xades.present) return;
        if (facts_.xades.is_signed) {
            pass("signed-properties");
        } else {
            fail("signed-properties",
                 {"not-signed", "no reference covers the signed properties"},
                 SubIndication::sig_constraints_failure);
        }
    }

    void judge_chain() {
        if (facts_.certificate == nullptr) return;
        SubIndication sub = SubIndication::no_certificate_chain_found;
        std::string code = "no-path";
        switch (chain_.state) {
            case ChainFacts::State::complete:
                pass("certificate-chain");
                return;
            case ChainFacts::State::no_anchors:
                code = "no-anchors";
                break;
            case ChainFacts::State::no_path:
                break;
            case ChainFacts::State::constraints:
                code = "constraints";
                sub = SubIndication::chain_constraints_failure;
                break;
            case ChainFacts::State::broken:
                code = "certificate-broken";
                sub = SubIndication::certificate_chain_general_failure;
                break;
        }
        fail("certificate-chain", {code, chain_.detail}, sub);
    }

    void judge_validity() {
        if (facts_.certificate == nullptr) return;
        std::vector<CertificatePointer> members = chain_.path;
        if (members.size() > 1) members.pop_back();  // an anchor is trusted as it is
        if (members.empty()) members.push_back(facts_.certificate);
        for (const auto& member : members) {
            if (member->valid_at(request_.time)) continue;
            const bool early = request_.time < member->not_before;
            fail("certificate-validity",
                 {early ? "not-yet-valid" : "expired",
                  fmt::format("valid from {} to {}, asked for {}",
                              day(member->not_before),
                              day(member->not_after),
                              day(request_.time))},
                 SubIndication::out_of_bounds_no_poe);
            return;
        }
        pass("certificate-validity");
    }

    void expect_lasting(std::optional<std::chrono::sys_days> expiry, const std::string& what) {
        if (!expiry || request_.now < *expiry || !weak_.insert(what).second) return;
        fail("algorithms",
             {"weak", fmt::format("{} is not to be relied on since {}", what, day(*expiry))},
             SubIndication::crypto_constraints_failure_no_poe);
    }

    void judge_algorithms() {
        const auto warn_of = [&](std::string_view digest) {
            if (digest == "SHA1" &&
                std::count(report_.warnings.begin(), report_.warnings.end(), "sha1") == 0) {
                report_.warnings.emplace_back("sha1");
            }
        };
        expect_lasting(digest_expiry(facts_.value_digest),
                       readable_digest(facts_.value_digest) + " in the signature value");
        warn_of(facts_.value_digest);
        for (const auto& reference : facts_.references) {
            expect_lasting(digest_expiry(reference.digest),
                           readable_digest(reference.digest) + " in a reference");
            warn_of(reference.digest);
        }
        for (const auto& bound : facts_.xades.signing_certificate) warn_of(bound.digest);
        if (facts_.certificate != nullptr) {
            expect_lasting(key_expiry(*facts_.certificate), readable_key(*facts_.certificate));
        }
        if (weak_.empty()) pass("algorithms");
    }

    void list_timestamps() {
        for (const TimestampFacts& one : facts_.xades.timestamps) {
            TimestampReport timestamp;
            timestamp.kind = one.kind;
            timestamp.time = one.token.time;
            timestamp.checked = true;
            const bool intact =
                one.imprint == TimestampFacts::Imprint::holds && one.token.value_holds;
            timestamp.integrity = intact ? Integrity::intact : Integrity::broken;
            report_.timestamps.push_back(std::move(timestamp));
        }
    }

    const SignatureFacts& facts_;
    const ChainFacts& chain_;
    const JudgementRequest& request_;
    SignatureReport report_;
    std::set<std::string> weak_;
    int worst_ = 0;
    bool broken_ = false;
};

}  // namespace

SignatureReport judge(const SignatureFacts& facts,
                      const ChainFacts& chain,
                      const JudgementRequest& request) {
    return Judge(facts, chain, request).judge();
}

void judge_file(VerificationReport& report) {
    if (report.signatures.empty()) return;
    const auto rank = [](Indication indication) { return static_cast<int>(indication); };
    report.indication = Indication::total_passed;
    report.sub_indication = SubIndication::none;
    for (const auto& signature : report.signatures) {
        if (rank(signature.indication) <= rank(report.indication)) continue;
        report.indication = signature.indication;
        report.sub_indication = signature.sub_indication;
    }
}

}  // namespace okienko::signing
