#include "signing/signature_level.h"

#include <algorithm>

namespace okienko::signing {

namespace {

bool has_timestamp(const XadesFacts& facts, std::string_view name) {
    return std::any_of(facts.timestamps.begin(),
                       facts.timestamps.end(),
                       [&](const TimestampFacts& one) { return one.kind.starts_with(name); });
}

}  // namespace

std::string signature_format(const XadesFacts& facts) {
    if (!facts.present || !facts.is_signed) return "XMLDSig";
    const bool stamped = has_timestamp(facts, "SignatureTimeStamp");
    const bool archived = has_timestamp(facts, "ArchiveTimeStamp");
    const bool long_term = facts.certificate_values || facts.revocation_values;
    const bool baseline = facts.version == "1.3.2" && facts.signing_time &&
                          !facts.signing_certificate.empty() && !facts.references_to_values;
    if (baseline) {
        if (archived) return "XAdES-B-LTA";
        if (stamped) return long_term ? "XAdES-B-LT" : "XAdES-B-T";
        return "XAdES-B-B";
    }
    if (archived) return "XAdES-A";
    if (facts.references_to_values) {
        const bool extended =
            has_timestamp(facts, "SigAndRefs") || has_timestamp(facts, "RefsOnly");
        if (extended) return long_term ? "XAdES-X-L" : "XAdES-X";
        return "XAdES-C";
    }
    if (stamped) return "XAdES-T";
    return facts.policy ? "XAdES-EPES" : "XAdES-BES";
}

}  // namespace okienko::signing
