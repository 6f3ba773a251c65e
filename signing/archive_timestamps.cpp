#include "signing/archive_timestamps.h"

#include <algorithm>

#include "signing/timestamp_token.h"

namespace okienko::signing {

namespace {

using Imprint = TimestampFacts::Imprint;

/// A value the first list of a tree must hold, in any of its forms, and what its absence means.
struct Wanted {
    std::vector<std::string> forms;
    Fault absent;
};

class Computation {
public:
    Computation(const EvidenceRecord& record,
                const SealedData& data,
                const RecordSurroundings& around)
        : record_(record), data_(data), around_(around) {}

    EvidenceRecordFacts compute() {
        EvidenceRecordFacts facts;
        facts.syntax = to_string(record_.syntax);
        facts.sha256 = record_.sha256;
        facts.revocation = record_.revocation;
        for (const std::string& der : record_.certificates) {
            try {
                facts.offered.push_back(around_.certificates.get(der));
            } catch (const Refusal&) {
                continue;  // what is not a certificate helps nobody
            }
        }
        others_ = around_.others;
        others_.insert(others_.end(), facts.offered.begin(), facts.offered.end());
        for (const ArchiveTimestampChain& chain : record_.chains) {
            const ArchiveTimestamp* before = nullptr;
            for (const ArchiveTimestamp& one : chain.timestamps) {
                facts.timestamps.push_back(facts_of(one, before, chain));
                before = &one;
            }
        }
        return facts;
    }

private:
    TimestampFacts facts_of(const ArchiveTimestamp& timestamp,
                            const ArchiveTimestamp* before,
                            const ArchiveTimestampChain& chain) {
        TimestampFacts facts;
        facts.kind = "ArchiveTimeStamp";
        facts.purpose = TimestampFacts::Purpose::archive;
        facts.token = read_token(timestamp.token, around_.certificates, others_);
        if (facts.token.unreadable) {
            facts.imprint_fault = *facts.token.unreadable;
            return facts;
        }
        try {
            const auto fault = compare(timestamp, before, chain, facts.token);
            facts.imprint = fault ? Imprint::differs : Imprint::holds;
            if (fault) facts.imprint_fault = *fault;
        } catch (const Refusal& refusal) {
            facts.imprint_fault = {refusal.code(), refusal.what()};
        }
        return facts;
    }

    std::optional<Fault> compare(const ArchiveTimestamp& timestamp,
                                 const ArchiveTimestamp* before,
                                 const ArchiveTimestampChain& chain,
                                 const TokenFacts& token) {
        const EVP_MD* digest = digest_of(timestamp, before, token);
        const std::vector<Wanted> wanted =
            before == nullptr ? of_chain(chain, digest) : of_renewal(*before, digest);
        HashTree tree = timestamp.tree;
        if (tree.empty()) {
            // RFC 4998, 4.3; RFC 6283, 3.1.1: a single value needs no tree.
            if (wanted.size() != 1) throw Refusal("not-covered", "several values without a tree");
            const auto& forms = wanted.front().forms;
            const bool same = std::find(forms.begin(), forms.end(), token.imprint) != forms.end();
            return same ? std::nullopt : std::optional(wanted.front().absent);
        }
        if (root_hash(tree, digest) != token.imprint) {
            return Fault{"imprint-differs", "the time-stamp was made over another hash tree"};
        }
        for (const Wanted& one : wanted) {
            if (!holds(tree.front(), one)) return one.absent;
        }
        return std::nullopt;
    }

    /// RFC 4998, 4.3, step 3: digestAlgorithm and the imprint's have to be the same; 5.1: and that
    /// of a chain in all its time-stamps.
    const EVP_MD* digest_of(const ArchiveTimestamp& timestamp,
                            const ArchiveTimestamp* before,
                            const TokenFacts& token) {
        const std::string& name = timestamp.digest ? *timestamp.digest : token.imprint_digest;
        if (before == nullptr) chain_digest_ = name;
        const EVP_MD* digest = around_.digests.by_name(name);
        if (digest == nullptr || name != token.imprint_digest || name != chain_digest_) {
            throw Refusal("algorithm",
                          "an evidence record by a hash function that is not accepted, or several");
        }
        return digest;
    }

    static bool holds(const std::vector<std::string>& list, const Wanted& wanted) {
        return std::any_of(wanted.forms.begin(), wanted.forms.end(), [&](const auto& form) {
            return std::find(list.begin(), list.end(), form) != list.end();
        });
    }

    /// RFC 4998, 5.2, time-stamp renewal; RFC 6283, 4.2.1.
    static std::vector<Wanted> of_renewal(const ArchiveTimestamp& before, const EVP_MD* digest) {
        return {
            {{digest_octets(digest, before.octets)},
             {"renewal-differs", "a renewed time-stamp does not lead to the one it should renew"}}};
    }

    /// The data; in a further chain with all chains before: RFC 4998, 5.2, hash-tree renewal, which
    /// hashes both together; RFC 6283, 4.2.2, which lists both.
    std::vector<Wanted> of_chain(const ArchiveTimestampChain& chain, const EVP_MD* digest) {
        std::vector<Wanted> wanted;
        for (const SealedObject& object : data_(digest, chain)) {
            if (object.fault) {
                wanted.push_back({{}, *object.fault});
                continue;
            }
            wanted.push_back(
                {object.hashes,
                 {"not-covered",
                  object.name.empty()
                      ? "the evidence record was not made for this signature as it is"
                      : "the evidence record was not made for this file: " + object.name}});
        }
        if (chain.preceding.empty()) return wanted;
        const std::string preceding = digest_octets(digest, chain.preceding);
        if (record_.syntax == EvidenceRecord::Syntax::xml) {
            wanted.push_back({{preceding},
                              {"renewal-differs",
                               "a renewed hash tree does not lead to the time-stamps before it"}});
            return wanted;
        }
        for (Wanted& one : wanted) {
            for (std::string& form : one.forms) form = digest_octets(digest, form + preceding);
        }
        return wanted;
    }

    const EvidenceRecord& record_;
    const SealedData& data_;
    const RecordSurroundings& around_;
    std::vector<CertificatePointer> others_;
    std::string chain_digest_;
};

}  // namespace

EvidenceRecordFacts compute_record(const EvidenceRecord& record,
                                   const SealedData& data,
                                   const RecordSurroundings& around) {
    return Computation(record, data, around).compute();
}

}  // namespace okienko::signing
