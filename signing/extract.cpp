#include "signing/extract.h"

#include "signing/digest.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;

/// Digests what it passes on.
class DigestingSink : public OctetSink {
public:
    DigestingSink(const EVP_MD* algorithm, OctetSink& next) : digest_(algorithm), next_(next) {}

    void write(std::string_view octets) override {
        digest_.write(octets);
        next_.write(octets);
    }
    std::string finish() { return digest_.finish(); }

private:
    RunningDigest digest_;
    OctetSink& next_;
};

class Extractor {
public:
    Extractor(const SignatureParts& parts,
              const SignatureFacts& facts,
              const ReferenceSurroundings& around,
              SignedDataTarget& target)
        : parts_(parts), facts_(facts), around_(around), target_(target) {}

    void extract(const xmlNode* element, const ReferenceFacts& reference) const {
        const SignedPiece piece{
            facts_.file, facts_.id, facts_.path, reference.uri, reference.coverage};
        if (const auto fault = fault_of(reference)) {
            target_.leave_out(piece, *fault);
            return;
        }
        DigestingSink sink(around_.digests.by_name(reference.digest), target_.begin(piece));
        try {
            write_referenced(element, parts_, {}, around_, sink);
        } catch (const Refusal& refusal) {
            target_.drop({refusal.code(), refusal.what()});
            return;
        }
        if (equal_in_constant_time(sink.finish(), reference.coverage.digest.value)) {
            target_.keep();
        } else {
            target_.drop({"digest-differs", "the data changed while they were read"});
        }
    }

private:
    std::optional<Fault> fault_of(const ReferenceFacts& reference) const {
        if (reference.state != State::holds) return reference.fault;
        if (facts_.malformed) return facts_.malformed;
        if (!facts_.value_holds) return facts_.value_fault;
        return std::nullopt;
    }

    const SignatureParts& parts_;
    const SignatureFacts& facts_;
    const ReferenceSurroundings& around_;
    SignedDataTarget& target_;
};

}  // namespace

void extract_signed(const SignatureParts& parts,
                    const std::vector<const xmlNode*>& entries,
                    const SignatureFacts& facts,
                    const ReferenceSurroundings& around,
                    SignedDataTarget& target) {
    const Extractor extractor(parts, facts, around, target);
    const auto references = children_named(parts.signed_info, "Reference", ds_namespace);
    for (std::size_t i = 0; i < facts.references.size(); ++i) {
        extractor.extract(references[i], facts.references[i]);
    }
    for (std::size_t i = 0; i < facts.manifest_entries.size(); ++i) {
        extractor.extract(entries[i], facts.manifest_entries[i]);
    }
}

}  // namespace okienko::signing
