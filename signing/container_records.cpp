#include "signing/container_records.h"

#include <limits>

#include "signing/archive_timestamps.h"
#include "signing/asic.h"
#include "signing/same_document.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Entry = PackedContainer::Entry;

constexpr std::size_t most_records = 20;

schemas::Document parsed(const Entry& entry, const ContainerRecordSurroundings& around) {
    around.budget.spend(entry.size());
    auto outcome = schemas::parse(entry.read(), around.limits);
    if (auto* document = std::get_if<schemas::Document>(&outcome)) return std::move(*document);
    throw Refusal("structure", entry.name() + " is not an XML document that can be read");
}

/// One DataObjectReference: an entry, and the digest it should have.
struct Named {
    const Entry* entry = nullptr;
    std::string uri;
    std::string digest;  ///< OpenSSL's name; "" when it is not accepted
    std::string value;   ///< raw
};

class Gathering {
public:
    Gathering(const PackedContainer& container, const ContainerRecordSurroundings& around)
        : container_(container), around_(around) {}

    ContainerRecord gather(const Entry& manifest) {
        ContainerRecord record;
        record.facts.file = manifest.name();
        try {
            read_manifest(manifest);
            if (record_ == nullptr) {
                throw Refusal("not-found", "the evidence record a manifest names is not there");
            }
            record.facts = compute();
            record.facts.file = record_->name();
        } catch (const Refusal& refusal) {
            record.facts.unreadable = Fault{refusal.code(), refusal.what()};
        }
        record.facts.position = std::numeric_limits<std::size_t>::max();
        for (const Named& one : named_) {
            if (one.entry != nullptr) record.sealed.insert(one.entry->name());
        }
        return record;
    }

private:
    /// A.4: ASiCManifest.
    void read_manifest(const Entry& manifest) {
        const schemas::Document document = parsed(manifest, around_);
        const xmlNode* root = document.root().raw();
        if (local_name(root) != "ASiCManifest") {
            throw Refusal("structure", manifest.name() + " is not a manifest");
        }
        record_ = find(attribute_of(any_child(root, "SigReference"), "URI"));
        for (const xmlNode* at = first_element(root); at != nullptr; at = next_element(at)) {
            if (local_name(at) != "DataObjectReference") continue;
            const xmlNode* method = child_named(at, "DigestMethod", ds_namespace);
            Named named;
            named.uri = attribute_of(at, "URI");
            named.entry = find(named.uri);
            named.digest = digest_name(attribute_of(method, "Algorithm"));
            named.value = decode_base64(text_below(child_named(at, "DigestValue", ds_namespace)));
            named_.push_back(std::move(named));
        }
        if (named_.empty()) throw Refusal("structure", manifest.name() + " names no file");
    }

    const Entry* find(const std::string& uri) const {
        const Entry* entry = container_.find(percent_decoded(uri));
        return entry != nullptr ? entry : container_.find(uri);
    }

    EvidenceRecordFacts compute() {
        const SealedData data = [this](const EVP_MD* digest, const ArchiveTimestampChain& chain) {
            std::vector<SealedObject> objects;
            for (const Named& one : named_) objects.push_back(object_of(one, digest, chain));
            return objects;
        };
        const std::vector<CertificatePointer> none;
        const RecordSurroundings beside{around_.digests, around_.certificates, none};
        if (!is_xml(*record_)) {
            around_.budget.spend(record_->size());
            return compute_record(
                read_evidence_record(record_->read(), around_.budget), data, beside);
        }
        const schemas::Document document = parsed(*record_, around_);
        const xmlNode* root = document.root().raw();
        if (!is_element(root, "EvidenceRecord", ers_namespace)) {
            throw Refusal("structure", record_->name() + " is not an evidence record");
        }
        return compute_record(read_evidence_record(root, around_.budget), data, beside);
    }

    SealedObject object_of(const Named& named,
                           const EVP_MD* digest,
                           const ArchiveTimestampChain& chain) const {
        if (named.entry == nullptr) {
            throw Refusal("not-found", "the file is not at hand: '" + shortened(named.uri) + "'");
        }
        SealedObject object{named.entry->name(), {digest_of(*named.entry, digest)}, {}};
        const EVP_MD* stated = around_.digests.by_name(named.digest);
        if (stated == nullptr) {
            throw Refusal("algorithm", "a manifest with a digest that is not accepted");
        }
        if (digest_of(*named.entry, stated) != named.value) {
            object.fault = Fault{
                "digest-differs",
                "the manifest of the evidence record states another digest of " + object.name};
        }
        // RFC 6283, 4.1.2: XML is hashed in the canonical form the chain names.
        if (is_xml(*named.entry)) {
            object.hashes.push_back(canonical_digest(*named.entry, digest, chain));
        }
        return object;
    }

    std::string digest_of(const Entry& entry, const EVP_MD* digest) const {
        around_.budget.spend(entry.size());
        RunningDigest computed(digest);
        entry.write_to(computed);
        return computed.finish();
    }

    std::string canonical_digest(const Entry& entry,
                                 const EVP_MD* digest,
                                 const ArchiveTimestampChain& chain) const {
        const schemas::Document document = parsed(entry, around_);
        NodeSet nodes;
        nodes.document = document.raw();
        nodes.whole = true;
        nodes.comments = true;
        RunningDigest computed(digest);
        write_canonical(nodes, chain.canonicalization, computed, around_.budget);
        return computed.finish();
    }

    bool is_xml(const Entry& entry) const {
        return entry.name().ends_with(".xml") && entry.size() <= around_.limits.bytes;
    }

    const PackedContainer& container_;
    const ContainerRecordSurroundings& around_;
    const Entry* record_ = nullptr;
    std::vector<Named> named_;
};

}  // namespace

std::vector<ContainerRecord> gather_container_records(const PackedContainer& container,
                                                      const ContainerRecordSurroundings& around) {
    std::vector<ContainerRecord> records;
    for (const Entry& entry : container.entries()) {
        if (!is_record_manifest(entry.name()) || records.size() >= most_records) continue;
        records.push_back(Gathering(container, around).gather(entry));
    }
    return records;
}

}  // namespace okienko::signing
