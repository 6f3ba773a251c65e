#pragma once

#include <vector>

#include "signing/proofs_of_existence.h"
#include "signing/timestamp_validation.h"

namespace okienko::signing {

/// What was found about an evidence record.
struct RecordResult {
    Findings findings;
    Integrity integrity = Integrity::broken;  ///< hashes and tokens, without trust
    std::vector<TimestampResult> timestamps;  ///< in the order of the evidence
    Indication indication() const { return findings.indication(); }
};

/// EN 319 102-1, 5.6.2.5: evidence record validation building block. The hash value lists lead from
/// the data to the first time-stamp and from each to the next (steps 1, 2a: HASH_FAILURE); each
/// time-stamp is valid relative to the time of the one that follows, the last one now (2b).
/// `proofs` are those so far, and gain what each time-stamp but the first proves of the one before.
RecordResult validate_record(const RecordEvidence& record,
                             const ValidationPolicy& policy,
                             ProofsOfExistence& proofs,
                             std::chrono::sys_seconds now);

}  // namespace okienko::signing
