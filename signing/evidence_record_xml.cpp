#include <algorithm>
#include <charconv>

#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/evidence_record.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

[[noreturn]] void refuse(const std::string& reason) {
    throw Refusal("structure", reason);
}

/// 3.1.1, 3.1.2, 4.1: what has an Order stands in that order, from 1 on.
std::vector<const xmlNode*> ordered(const xmlNode* parent, std::string_view name) {
    std::vector<std::pair<std::size_t, const xmlNode*>> found;
    for (const xmlNode* at : children_named(parent, name, ers_namespace)) {
        const std::string text = attribute_of(at, "Order");
        std::size_t order = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), order);
        if (error != std::errc() || end != text.data() + text.size()) {
            refuse("an evidence record whose " + std::string(name) + " has no Order");
        }
        found.emplace_back(order, at);
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const xmlNode*> nodes;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].first != i + 1) {
            refuse("an evidence record whose " + std::string(name) + " are not numbered from 1");
        }
        nodes.push_back(found[i].second);
    }
    return nodes;
}

class Reading {
public:
    explicit Reading(WorkBudget& budget) : budget_(budget) {}

    EvidenceRecord read(const xmlNode* element) {
        record_.syntax = EvidenceRecord::Syntax::xml;
        record_.sha256 = sha256(octets_of(element, {}, {})).raw();
        const xmlNode* sequence = child_named(element, "ArchiveTimeStampSequence", ers_namespace);
        const auto chains = ordered(sequence, "ArchiveTimeStampChain");
        if (chains.empty()) refuse("an evidence record without time-stamps");
        for (std::size_t i = 0; i < chains.size(); ++i) {
            read_chain(chains[i]);
            if (i == 0) continue;
            record_.chains[i].preceding =
                octets_of(sequence,
                          {chains.begin() + static_cast<std::ptrdiff_t>(i), chains.end()},
                          record_.chains[i].canonicalization);
        }
        return std::move(record_);
    }

private:
    void read_chain(const xmlNode* element) {
        ArchiveTimestampChain chain;
        const std::string digest = digest_name(
            attribute_of(child_named(element, "DigestMethod", ers_namespace), "Algorithm"));
        chain.canonicalization = method_of(element);
        for (const xmlNode* at : ordered(element, "ArchiveTimeStamp")) {
            if (++timestamps_ > most_archive_timestamps) {
                throw Refusal("too-many-timestamps", "more time-stamps than are looked at");
            }
            chain.timestamps.push_back(read_timestamp(at, chain.canonicalization));
            chain.timestamps.back().digest = digest;
        }
        if (chain.timestamps.empty()) refuse("an evidence record with a chain of no time-stamps");
        record_.chains.push_back(std::move(chain));
    }

    static CanonicalMethod method_of(const xmlNode* chain) {
        const xmlNode* element = child_named(chain, "CanonicalizationMethod", ers_namespace);
        if (auto method = element == nullptr ? std::nullopt : read_canonical_method(element)) {
            return *std::move(method);
        }
        throw Refusal("canonicalization",
                      "a canonicalisation that is not accepted: " +
                          shortened(attribute_of(element, "Algorithm")));
    }

    ArchiveTimestamp read_timestamp(const xmlNode* element, const CanonicalMethod& method) {
        ArchiveTimestamp timestamp;
        for (const xmlNode* list :
             ordered(child_named(element, "HashTree", ers_namespace), "Sequence")) {
            timestamp.tree.push_back(read_list(list));
        }
        const xmlNode* stamp = child_named(element, "TimeStamp", ers_namespace);
        const xmlNode* token = child_named(stamp, "TimeStampToken", ers_namespace);
        if (token == nullptr || attribute_of(token, "Type") != "RFC3161") {
            refuse("an evidence record whose time-stamp is not one of RFC 3161");
        }
        timestamp.token = decode_base64(text_below(token));
        timestamp.octets = octets_of(stamp, {}, method);
        keep_cryptography(child_named(stamp, "CryptographicInformationList", ers_namespace));
        return timestamp;
    }

    std::vector<std::string> read_list(const xmlNode* list) {
        std::vector<std::string> values;
        for (const xmlNode* at : children_named(list, "DigestValue", ers_namespace)) {
            if (++hashes_ > most_tree_hashes) {
                throw Refusal("too-many-hashes", "a hash tree of more values than are looked at");
            }
            values.push_back(decode_base64(text_below(at)));
        }
        if (values.empty()) refuse("an evidence record with an empty list in its hash tree");
        return values;
    }

    /// 3.1.3: certificates and answers about revocation, kept for the token.
    void keep_cryptography(const xmlNode* list) {
        for (const xmlNode* at : children_named(list, "CryptographicInformation", ers_namespace)) {
            const std::string type = attribute_of(at, "Type");
            std::string der = decode_base64(text_below(at));
            if (type == "CERT") {
                record_.certificates.push_back(std::move(der));
            } else if (type == "CRL") {
                record_.revocation.push_back({RevocationValue::Kind::crl, std::move(der)});
            } else if (type == "OCSP") {
                record_.revocation.push_back({RevocationValue::Kind::ocsp, std::move(der)});
            }
        }
    }

    std::string octets_of(const xmlNode* element,
                          const std::vector<const xmlNode*>& without,
                          const CanonicalMethod& method) {
        NodeSet nodes;
        nodes.document = element->doc;
        nodes.apexes.push_back(element);
        nodes.comments = true;
        nodes.remove(without);
        OctetBuffer octets;
        write_canonical(nodes, method, octets, budget_);
        return octets.take();
    }

    WorkBudget& budget_;
    EvidenceRecord record_;
    std::size_t timestamps_ = 0;
    std::size_t hashes_ = 0;
};

}  // namespace

EvidenceRecord read_evidence_record(const xmlNode* element, WorkBudget& budget) {
    return Reading(budget).read(element);
}

std::string_view to_string(EvidenceRecord::Syntax syntax) {
    return syntax == EvidenceRecord::Syntax::xml ? "RFC 6283" : "RFC 4998";
}

}  // namespace okienko::signing
