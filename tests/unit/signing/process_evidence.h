#pragma once

#include "signing/long_term_validation.h"

namespace okienko::signing::testing {

inline std::chrono::sys_seconds on(int year, unsigned month, unsigned day) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                 std::chrono::day(day));
}
inline std::chrono::sys_days day(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

/// Evidence by hand: plain values, no certificate and no key behind them.
inline PathMember member(const std::string& name, int from, int to) {
    PathMember made;
    made.name = name;
    made.id = name;
    made.not_before = on(from, 1, 1);
    made.not_after = on(to, 1, 1);
    return made;
}
inline PathMember anchor() {
    PathMember made = member("anchor", 2000, 2050);
    made.anchor = true;
    return made;
}
/// An answer of that day, fresh for a week.
inline RevocationEvidence answer(RevocationEvidence::Status status,
                                 std::chrono::sys_seconds issued) {
    RevocationEvidence made;
    made.status = status;
    made.this_update = issued;
    made.next_update = issued + std::chrono::days(7);
    made.id = "answer of " + std::to_string(issued.time_since_epoch().count());
    return made;
}
inline RevocationEvidence good(std::chrono::sys_seconds issued) {
    return answer(RevocationEvidence::Status::good, issued);
}
inline RevocationEvidence revoked(std::chrono::sys_seconds issued, std::chrono::sys_seconds since) {
    RevocationEvidence made = answer(RevocationEvidence::Status::revoked, issued);
    made.revoked_at = since;
    return made;
}

/// References that hold, over data.
inline const std::vector<ReferenceFacts>& sound_references() {
    static const std::vector<ReferenceFacts> made = [] {
        ReferenceFacts one;
        one.state = ReferenceFacts::State::holds;
        one.uri = "";
        return std::vector<ReferenceFacts>{one};
    }();
    return made;
}

/// A signature nothing is wrong with: its certificate is valid from 2020 to 2024.
inline SignatureEvidence sound_signature() {
    SignatureEvidence made;
    made.id = "signature";
    made.references = sound_references();
    made.value_checked = made.value_holds = true;
    made.certificate_found = true;
    made.binding = CertificateBinding::signing_certificate;
    made.properties_present = made.properties_signed = true;
    made.path.state = PathEvidence::State::complete;
    made.path.members = {member("signer", 2020, 2024), member("authority", 2015, 2035), anchor()};
    return made;
}

/// A time-stamp nothing is wrong with, of an authority valid from 2018 to 2028.
inline TimestampEvidence sound_timestamp(TimestampFacts::Purpose purpose,
                                         std::size_t position,
                                         std::chrono::sys_seconds time) {
    TimestampEvidence made;
    made.kind =
        purpose == TimestampFacts::Purpose::archive ? "ArchiveTimeStamp" : "SignatureTimeStamp";
    made.purpose = purpose;
    made.position = position;
    made.imprint = TimestampFacts::Imprint::holds;
    made.time = time;
    made.for_timestamping = true;
    made.proves = {"signature", "signer"};
    made.token = sound_signature();
    made.token.id = "token-" + std::to_string(position);
    made.token.references = {};
    made.token.references_expected = false;
    made.token.path.members = {member("stamper", 2018, 2028), anchor()};
    return made;
}

}  // namespace okienko::signing::testing
