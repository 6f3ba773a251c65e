#include "signing/proven_until.h"

#include <algorithm>

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

void lower(std::chrono::sys_seconds& end, const std::optional<std::chrono::sys_days>& to) {
    if (to) end = std::min(end, std::chrono::sys_seconds(*to));
}

std::optional<std::chrono::sys_seconds> end_of(const SignatureEvidence& signature) {
    if (signature.path.state != PathEvidence::State::complete) return std::nullopt;
    auto end = std::chrono::sys_seconds::max();
    for (const AlgorithmUse& use : signature.algorithms) lower(end, use.expiry);
    for (const PathMember& member : signature.path.members) {
        // An anchor is trusted as it is, unless it is the signer's own certificate.
        if (member.anchor && &member != &signature.path.members.front()) continue;
        end = std::min(end, member.not_after);
        lower(end, member.algorithm_expiry);
    }
    return end;
}

bool proves(const TimestampEvidence& timestamp) {
    return timestamp.purpose != Purpose::content && !timestamp.unreadable &&
           timestamp.imprint == TimestampFacts::Imprint::holds && timestamp.token.value_holds &&
           timestamp.token.path.state == PathEvidence::State::complete;
}

}  // namespace

std::optional<std::chrono::sys_seconds> proven_until(const ValidationEvidence& evidence) {
    const TimestampEvidence* outermost = nullptr;
    for (const TimestampEvidence& one : evidence.timestamps) {
        if (!proves(one)) continue;
        if (outermost == nullptr || one.position > outermost->position) outermost = &one;
    }
    return end_of(outermost == nullptr ? evidence.signature : outermost->token);
}

}  // namespace okienko::signing
