#include "signing/evidence_records.h"

#include "signing/archive_timestamps.h"
#include "signing/message_imprint.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::size_t most_records = 20;

/// RFC 6283 or RFC 4998, told by the element it stands in; nullopt for another element.
std::optional<EvidenceRecord> read_record(const xmlNode* element, WorkBudget& budget) {
    if (is_element(element, "EvidenceRecord", ers_namespace)) {
        return read_evidence_record(element, budget);
    }
    if (is_element(element, "ASN1EvidenceRecord", xades_en_namespace)) {
        return read_evidence_record(decode_base64(text_below(element)), budget);
    }
    return std::nullopt;
}

class Gathering {
public:
    Gathering(const SignatureParts& parts,
              const std::vector<const xmlNode*>& entries,
              const ReferenceSurroundings& around,
              const RecordSurroundings& beside)
        : parts_(parts), entries_(entries), around_(around), beside_(beside) {}

    void gather_property(const xmlNode* property, std::size_t position) {
        const SealedData data = [&](const EVP_MD* digest, const ArchiveTimestampChain&) {
            return std::vector<SealedObject>{
                {"",
                 {group_hash(sealed_hashes({property, parts_, around_}, entries_, digest),
                             digest)}}};
        };
        for (const xmlNode* at = first_element(property); at != nullptr; at = next_element(at)) {
            if (found_.size() >= most_records) return;
            EvidenceRecordFacts facts;
            try {
                const auto record = read_record(at, around_.budget);
                if (!record) continue;
                facts = compute_record(*record, data, beside_);
            } catch (const Refusal& refusal) {
                facts.unreadable = Fault{refusal.code(), refusal.what()};
            }
            facts.position = position;
            facts.seals_signature = true;
            found_.push_back(std::move(facts));
        }
    }

    std::vector<EvidenceRecordFacts> take() { return std::move(found_); }

private:
    const SignatureParts& parts_;
    const std::vector<const xmlNode*>& entries_;
    const ReferenceSurroundings& around_;
    const RecordSurroundings& beside_;
    std::vector<EvidenceRecordFacts> found_;
};

}  // namespace

std::vector<EvidenceRecordFacts> gather_evidence_records(
    const SignatureParts& parts,
    const std::vector<const xmlNode*>& entries,
    const ReferenceSurroundings& around,
    CertificateCache& certificates,
    const std::vector<CertificatePointer>& others) {
    const RecordSurroundings beside{around.digests, certificates, others};
    Gathering gathering(parts, entries, around, beside);
    std::size_t position = 0;
    for (const xmlNode* at = first_element(parts.unsigned_signature_properties); at != nullptr;
         at = next_element(at)) {
        ++position;
        if (is_element(at, "SealingEvidenceRecords", xades_en_namespace)) {
            gathering.gather_property(at, position);
        }
    }
    return gathering.take();
}

}  // namespace okienko::signing
