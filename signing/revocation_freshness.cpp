#include "signing/revocation_freshness.h"

namespace okienko::signing {

bool is_fresh(const RevocationEvidence& revocation,
              std::chrono::sys_seconds time,
              std::optional<std::chrono::seconds> accepted_age) {
    if (revocation.this_update >= time) return true;  // within any age
    // 5.2.5.4, step 1: the accepted age.
    if (!accepted_age && !revocation.next_update) return false;
    const std::chrono::seconds age =
        accepted_age ? *accepted_age : *revocation.next_update - revocation.this_update;
    // Step 2: the time of issuance is after the time less that age.
    return revocation.this_update > time - age;
}

}  // namespace okienko::signing
