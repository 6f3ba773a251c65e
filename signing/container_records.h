#pragma once

#include <set>
#include <string>
#include <vector>

#include "schemas/document.h"
#include "signing/algorithms.h"
#include "signing/packed_container.h"
#include "signing/timestamp_facts.h"

namespace okienko::signing {

/// An evidence record of a container, and the entries its manifest says it seals.
struct ContainerRecord {
    EvidenceRecordFacts facts;
    std::set<std::string> sealed;
};

/// What computing them needs besides the container.
struct ContainerRecordSurroundings {
    const DigestAlgorithms& digests;
    CertificateCache& certificates;
    const schemas::Limits& limits;
    WorkBudget& budget;
};

/// Finds the evidence records of a container by their manifests (ETSI EN 319 162-1, A.4) and
/// computes each over the entries named there: an entry has the digest its manifest states, and is
/// among what the record seals. Does not throw for foreign bytes.
std::vector<ContainerRecord> gather_container_records(const PackedContainer& container,
                                                      const ContainerRecordSurroundings& around);

}  // namespace okienko::signing
