#pragma once

#include <optional>
#include <vector>

#include "signing/evidence_record_validation.h"

namespace okienko::signing {

/// What the whole process found about a signature and its time-stamps.
struct ValidationResult {
    Findings findings;
    bool intact = false;
    std::vector<TimestampResult> timestamps;  ///< in the order of the evidence
    std::vector<RecordResult> records;        ///< the same
    /// The earliest moment a time-stamp or an evidence record that passed proves the signature to
    /// have existed at.
    std::optional<std::chrono::sys_seconds> existed;
};

/// EN 319 102-1, 5.6.3: validation process for signatures providing long-term availability, of
/// which 5.3 (no time-stamps) and 5.5 (signature time-stamps) are the shorter cases. Time-stamps
/// and evidence records are taken from the outermost inwards, each giving proofs of existence for
/// the next; TIMESTAMP_ORDER_FAILURE when their times contradict what they stand for (5.5.4, step
/// 4d).
ValidationResult validate(const ValidationEvidence& evidence,
                          const ValidationPolicy& policy,
                          const ValidationTime& time);

}  // namespace okienko::signing
