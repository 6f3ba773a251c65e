#include "signing/signature_level.h"

#include <algorithm>

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

bool has_timestamp(const XadesFacts& facts, Purpose purpose) {
    return std::any_of(facts.timestamps.begin(),
                       facts.timestamps.end(),
                       [&](const TimestampFacts& one) { return one.purpose == purpose; });
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

/// References to data people sign: those DataObjectFormat describes.
std::size_t data_references(const SignatureFacts& facts) {
    return static_cast<std::size_t>(std::count_if(
        facts.references.begin(), facts.references.end(), [](const ReferenceFacts& one) {
            return !one.properties_type && !one.counter_type &&
                   one.coverage.kind != Coverage::Kind::signed_properties &&
                   one.coverage.kind != Coverage::Kind::signature &&
                   one.coverage.kind != Coverage::Kind::key_info;
        }));
}

/// EN 319 132-1, 6.3, table 2: what every baseline signature has.
bool is_baseline(const SignatureFacts& facts) {
    const XadesFacts& xades = facts.xades;
    const bool typed = std::any_of(facts.references.begin(),
                                   facts.references.end(),
                                   [](const ReferenceFacts& one) { return one.properties_type; });
    const bool described =
        xades.data_object_formats == 0 || xades.data_object_formats >= data_references(facts);
    return typed && described && xades.version == "1.3.2" && xades.signing_time &&
           !xades.signing_certificate.empty() && facts.certificate_in_key_info &&
           !xades.certificate_references && !xades.revocation_references &&
           !has_crowded_timestamp(xades);
}

/// EN 319 132-1, 5.4.1: what leads from the signing certificate upwards is there, as far as a file
/// without anchors can tell.
bool has_issuer(const SignatureFacts& facts) {
    if (facts.certificate == nullptr || facts.certificate->self_issued) return true;
    return std::any_of(
        facts.offered.begin(), facts.offered.end(), [&](const CertificatePointer& one) {
            return one->subject_der == facts.certificate->issuer_der;
        });
}

std::string baseline(const XadesFacts& facts, bool stamped, bool long_term) {
    if (!stamped) return "XAdES-B-B";
    if (!long_term) return "XAdES-B-T";
    return has_timestamp(facts, Purpose::archive) ? "XAdES-B-LTA" : "XAdES-B-LT";
}

/// EN 319 132-2, 4; TS 101 903, 4.4.
std::string extended(const XadesFacts& facts, bool stamped, bool long_term) {
    const bool named = facts.certificate_references && facts.revocation_references;
    const bool archived = has_timestamp(facts, Purpose::archive);
    if (!stamped) {
        return facts.policy.state == PolicyFacts::State::absent ? "XAdES-BES" : "XAdES-EPES";
    }
    if (named && has_timestamp(facts, Purpose::references)) {
        if (archived) return "XAdES-A";
        return long_term ? "XAdES-X-L" : "XAdES-X";
    }
    if (archived) return named ? "XAdES-A" : "XAdES-LTA";
    if (long_term) return "XAdES-LT";
    return named ? "XAdES-C" : "XAdES-T";
}

}  // namespace

std::string signature_format(const SignatureFacts& facts) {
    const XadesFacts& xades = facts.xades;
    // EN 319 132-1, 5.2.4: what describes no data of this signature makes it none of XAdES.
    if (!xades.present || xades.stray_format) return "XMLDSig";
    const bool stamped = has_timestamp(xades, Purpose::signature);
    const bool sealed =
        std::any_of(facts.records.begin(), facts.records.end(), [](const EvidenceRecordFacts& one) {
            return one.file.empty();
        });
    const bool long_term = xades.certificate_values && xades.revocation_values &&
                           facts.unreadable_certificates.empty() && has_issuer(facts);
    if (stamped && long_term && sealed) return "XAdES-ERS";
    if (is_baseline(facts)) return baseline(xades, stamped, long_term);
    return extended(xades, stamped, long_term);
}

}  // namespace okienko::signing
