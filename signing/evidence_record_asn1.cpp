#include <openssl/asn1.h>

#include "signing/algorithms.h"
#include "signing/der_value.h"
#include "signing/digest.h"
#include "signing/evidence_record.h"

namespace okienko::signing {

namespace {

[[noreturn]] void refuse(const char* reason) {
    throw Refusal("structure", reason);
}

DerValue sequence(std::string_view der, const char* reason) {
    const auto value = read_der_sequence(der);
    if (!value) refuse(reason);
    return *value;
}

bool is_tagged(const std::optional<DerValue>& value, int tag) {
    return value && value->group == V_ASN1_CONTEXT_SPECIFIC && value->tag == tag;
}

/// DER of a SEQUENCE (X.690, 8.9, 10.1).
std::string sequence_of(std::string_view contents) {
    const auto size = static_cast<int>(contents.size());
    std::string der(
        static_cast<std::size_t>(ASN1_object_size(1, size, V_ASN1_SEQUENCE)) - contents.size(),
        '\0');
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    ASN1_put_object(&at, 1, size, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
    return der.append(contents);
}

class Reading {
public:
    explicit Reading(WorkBudget& budget) : budget_(budget) {}

    /// 3: EvidenceRecord.
    EvidenceRecord read(std::string_view der) {
        record_.syntax = EvidenceRecord::Syntax::asn1;
        record_.sha256 = sha256(der).raw();
        constexpr const char* not_one = "what should be an evidence record is not one";
        std::string_view rest = sequence(der, not_one).contents;
        const auto version = read_der(rest);
        if (!version || version->tag != V_ASN1_INTEGER || version->contents != "\x01") {
            refuse("an evidence record of another version than 1");
        }
        rest = sequence(version->rest, not_one).rest;  // digestAlgorithms: told again below
        for (auto optional = read_der(rest);           // cryptoInfos, encryptionInfo
             is_tagged(optional, 0) || is_tagged(optional, 1);
             optional = read_der(rest)) {
            rest = optional->rest;
        }
        read_chains(sequence(rest, not_one).contents);
        return std::move(record_);
    }

private:
    /// 5.1: ArchiveTimeStampSequence, "ordered ascending by time of the first time-stamp".
    void read_chains(std::string_view chains) {
        for (std::string_view rest = chains; !rest.empty();) {
            const DerValue chain = sequence(rest, "an evidence record with a broken chain");
            read_chain(chain.contents);
            const auto before = static_cast<std::size_t>(chain.whole.data() - chains.data());
            if (before != 0) {
                budget_.spend(before);
                record_.chains.back().preceding = sequence_of(chains.substr(0, before));
            }
            rest = chain.rest;
        }
        if (record_.chains.empty()) refuse("an evidence record without time-stamps");
    }

    /// 5.1: ArchiveTimeStampChain.
    void read_chain(std::string_view timestamps) {
        ArchiveTimestampChain chain;
        for (std::string_view rest = timestamps; !rest.empty();) {
            if (++timestamps_ > most_archive_timestamps) {
                throw Refusal("too-many-timestamps", "more time-stamps than are looked at");
            }
            const DerValue one = sequence(rest, "an evidence record with a broken time-stamp");
            read_timestamp(one.contents, chain);
            rest = one.rest;
        }
        if (chain.timestamps.empty()) refuse("an evidence record with a chain of no time-stamps");
        record_.chains.push_back(std::move(chain));
    }

    /// 4.1: ArchiveTimeStamp.
    void read_timestamp(std::string_view fields, ArchiveTimestampChain& chain) {
        ArchiveTimestamp timestamp;
        auto field = read_der(fields);
        if (is_tagged(field, 0)) {
            timestamp.digest = digest_named_in(field->contents);
            field = read_der(field->rest);
        }
        if (is_tagged(field, 1)) field = read_der(field->rest);  // attributes
        if (is_tagged(field, 2)) {
            read_tree(field->contents, timestamp.tree);
            field = read_der(field->rest);
        }
        if (!field || field->group != V_ASN1_UNIVERSAL || field->tag != V_ASN1_SEQUENCE) {
            refuse("an evidence record whose time-stamp is missing");
        }
        timestamp.token = std::string(field->whole);
        timestamp.octets = timestamp.token;
        chain.timestamps.push_back(std::move(timestamp));
    }

    void read_tree(std::string_view lists, HashTree& tree) {
        for (std::string_view rest = lists; !rest.empty();) {
            const DerValue list = sequence(rest, "an evidence record with a broken hash tree");
            tree.emplace_back();
            for (std::string_view values = list.contents; !values.empty();) {
                const auto value = read_der(values);
                if (!value || value->tag != V_ASN1_OCTET_STRING || ++hashes_ > most_tree_hashes) {
                    refuse("an evidence record with a hash tree that can't be read");
                }
                tree.back().emplace_back(value->contents);
                values = value->rest;
            }
            if (tree.back().empty()) {
                refuse("an evidence record with an empty list in its hash tree");
            }
            rest = list.rest;
        }
    }

    WorkBudget& budget_;
    EvidenceRecord record_;
    std::size_t timestamps_ = 0;
    std::size_t hashes_ = 0;
};

}  // namespace

EvidenceRecord read_evidence_record(std::string_view der, WorkBudget& budget) {
    return Reading(budget).read(der);
}

}  // namespace okienko::signing
