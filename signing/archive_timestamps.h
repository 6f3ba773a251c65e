#pragma once

#include <functional>

#include "signing/algorithms.h"
#include "signing/evidence_record.h"
#include "signing/timestamp_facts.h"

namespace okienko::signing {

/// A data object an evidence record should seal.
struct SealedObject {
    std::string name;                 ///< of the file; "" for a signature
    std::vector<std::string> hashes;  ///< any of them will do: as it is, in canonical form
    std::optional<Fault> fault{};     ///< it is not what it should be, whatever the record holds
};

/// The objects with their hashes for a chain, by its hash function. Throws Refusal when one is not
/// at hand.
using SealedData = std::function<std::vector<SealedObject>(const EVP_MD* digest,
                                                           const ArchiveTimestampChain& chain)>;

/// What is there beside the record to look at it.
struct RecordSurroundings {
    const DigestAlgorithms& digests;
    CertificateCache& certificates;
    const std::vector<CertificatePointer>& others;  ///< may hold an authority's certificate
};

/// Computes an evidence record: whether its first time-stamp leads to the data, each further one to
/// the one before, the first of each further chain to the data and to all chains before (RFC 4998,
/// 4.3, 5.3; RFC 6283, 3.3, 4.3). Reads the tokens; judges nothing. Does not throw.
EvidenceRecordFacts compute_record(const EvidenceRecord& record,
                                   const SealedData& data,
                                   const RecordSurroundings& around);

}  // namespace okienko::signing
