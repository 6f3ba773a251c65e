#include "signing/signature_level.h"

#include <algorithm>

#include "signing/long_term_values.h"

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

bool has_timestamp(const XadesFacts& facts, Purpose purpose) {
    return std::any_of(facts.timestamps.begin(),
                       facts.timestamps.end(),
                       [&](const TimestampFacts& one) { return one.purpose == purpose; });
}

/// EN 319 132-1, 6.3, and TS 101 903, 4.4.2: a time-stamp over the signature, made before the end
/// of the signing certificate, as all of them.
bool is_stamped(const SignatureFacts& facts) {
    bool stamped = false;
    for (const TimestampFacts& one : facts.xades.timestamps) {
        if (one.purpose != Purpose::signature || !one.token.time) continue;
        if (facts.certificate && *one.token.time >= facts.certificate->not_after) return false;
        stamped = true;
    }
    return stamped;
}

/// EN 319 132-1, 6.3: each electronic time-stamp of a signature is in a property of its own.
bool has_crowded_timestamp(const XadesFacts& facts) {
    return std::any_of(
        facts.timestamps.begin(), facts.timestamps.end(), [&](const TimestampFacts& one) {
            return one.purpose == Purpose::signature &&
                   std::count_if(facts.timestamps.begin(),
                                 facts.timestamps.end(),
                                 [&](const TimestampFacts& other) {
                                     return other.position == one.position;
                                 }) > 1;
        });
}

/// What people sign, and DataObjectFormat describes.
bool is_data(const ReferenceFacts& one) {
    using Kind = Coverage::Kind;
    const Kind kind = one.coverage.kind;
    return !one.properties_type && !one.counter_type && !one.indirect &&
           kind != Kind::signed_properties && kind != Kind::signature && kind != Kind::key_info;
}

/// EN 319 132-1, 6.3, requirement on DataObjectFormat: one for each reference to data, which finds
/// it by its Id.
bool leaves_undescribed(const SignatureFacts& facts) {
    return std::any_of(
        facts.references.begin(), facts.references.end(), [&](const ReferenceFacts& one) {
            return is_data(one) && !one.id.empty() &&
                   facts.xades.described.count("#" + one.id) == 0;
        });
}

/// EN 319 132-1, 6.3, table 2: what every baseline signature has.
bool is_baseline(const SignatureFacts& facts) {
    const XadesFacts& xades = facts.xades;
    const auto& named = xades.signing_certificate;
    const bool typed = std::any_of(facts.references.begin(),
                                   facts.references.end(),
                                   [](const ReferenceFacts& one) { return one.properties_type; });
    const bool located =
        std::any_of(named.begin(), named.end(), [](const auto& one) { return one.has_location; });
    return typed && xades.version == "1.3.2" && xades.signing_time && !named.empty() && !located &&
           facts.certificate_in_key_info && !xades.untyped_format && !leaves_undescribed(facts);
}

/// EN 319 132-1, 5.2.9 and 5.2.10: a policy is named, and kept in SignaturePolicyStore only where
/// its digest is signed.
bool names_policy(const XadesFacts& facts) {
    return facts.policy.state != PolicyFacts::State::absent &&
           (!facts.policy.stored || facts.policy.has_digest);
}

/// EN 319 132-2, 4; TS 101 903, 4.4.
std::string extended(const XadesFacts& facts, bool stamped, bool long_term) {
    if (!stamped) return names_policy(facts) ? "XAdES-EPES" : "XAdES-BES";
    const bool named = facts.certificate_references && facts.revocation_references;
    if (has_timestamp(facts, Purpose::archive) && (long_term || named)) return "XAdES-A";
    if (named && has_timestamp(facts, Purpose::references)) {
        return long_term ? "XAdES-X-L" : "XAdES-X";
    }
    if (long_term) return "XAdES-LT";
    return named ? "XAdES-C" : "XAdES-T";
}

/// EN 319 132-1, 4.3, and TS 101 903, 4.4.1: the certificate is named by what is signed, each
/// property stands once, and what describes data describes those of this signature.
bool is_xades_form(const SignatureFacts& facts) {
    const XadesFacts& xades = facts.xades;
    const bool names_certificate =
        !xades.signing_certificate.empty() || facts.binding == CertificateBinding::key_info;
    return xades.present && !xades.repeated && !xades.stray_format && names_certificate;
}

/// An evidence record stands in the signature itself.
bool is_sealed(const SignatureFacts& facts) {
    return std::any_of(facts.records.begin(),
                       facts.records.end(),
                       [](const EvidenceRecordFacts& one) { return one.file.empty(); });
}

}  // namespace

std::string signature_format(const SignatureFacts& facts) {
    const XadesFacts& xades = facts.xades;
    if (!is_xades_form(facts)) return "XMLDSig";
    const bool stamped = is_stamped(facts);
    const bool baseline = is_baseline(facts);
    if (!stamped && baseline) return "XAdES-B-B";
    const bool long_term = stamped && holds_long_term_values(facts);
    if (long_term && is_sealed(facts)) return "XAdES-ERS";
    if (!baseline || has_crowded_timestamp(xades)) return extended(xades, stamped, long_term);
    // 6.3: what only refers to values stands in no level above T.
    const bool refers = xades.certificate_references || xades.revocation_references ||
                        has_timestamp(xades, Purpose::references);
    if (refers) {
        const std::string form = extended(xades, stamped, long_term);
        return form == "XAdES-T" ? "XAdES-B-T" : form;
    }
    if (!long_term) return "XAdES-B-T";
    return has_timestamp(xades, Purpose::archive) ? "XAdES-B-LTA" : "XAdES-B-LT";
}

}  // namespace okienko::signing
