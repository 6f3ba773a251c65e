#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "signing/canonicalization.h"
#include "signing/hash_tree.h"
#include "signing/revocation_value.h"

namespace okienko::signing {

/// One archive time-stamp of an evidence record.
struct ArchiveTimestamp {
    /// The hash function of its tree: OpenSSL's name, "" when it is not accepted; nullopt: that of
    /// the token's imprint.
    std::optional<std::string> digest;
    HashTree tree;       ///< empty when the time-stamp was made over one value as it is
    std::string token;   ///< DER
    std::string octets;  ///< what the next time-stamp of the chain hashes of this one
};

/// Archive time-stamps made with one hash function, oldest first.
struct ArchiveTimestampChain {
    CanonicalMethod canonicalization;          ///< of data that is XML (RFC 6283)
    std::vector<ArchiveTimestamp> timestamps;  ///< one at least
    /// What the first time-stamp hashes of all the chains before; "" in the first chain.
    std::string preceding;
};

/// An evidence record as it is written: RFC 4998 (ASN.1) or RFC 6283 (XML). Nothing has been
/// computed but canonical forms; points into nothing.
struct EvidenceRecord {
    enum class Syntax { asn1, xml };
    Syntax syntax = Syntax::xml;
    std::string sha256;  ///< raw: of the DER, or of the element in Canonical XML 1.0
    std::vector<ArchiveTimestampChain> chains;  ///< oldest first, one at least
    std::vector<std::string> certificates;      ///< DER: kept with it for its time-stamps
    std::vector<RevocationValue> revocation;
};

std::string_view to_string(EvidenceRecord::Syntax syntax);  ///< "RFC 4998", "RFC 6283"

/// What one record may hold.
inline constexpr std::size_t most_archive_timestamps = 200;
inline constexpr std::size_t most_tree_hashes = 20'000;

/// RFC 6283, 2 and 3: an ers:EvidenceRecord element. Throws Refusal.
EvidenceRecord read_evidence_record(const xmlNode* element, WorkBudget& budget);
/// RFC 4998, 3 to 5: DER of an EvidenceRecord. Throws Refusal.
EvidenceRecord read_evidence_record(std::string_view der, WorkBudget& budget);

}  // namespace okienko::signing
