#include "signing/proven_objects.h"

#include <map>

#include "signing/algorithms.h"
#include "signing/digest.h"

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;

std::string id_of(const RevocationValue& value) {
    return std::string(sha256(value.der).raw());
}

/// The certificates and answers that come with a token or a record.
template <typename Holder>
void add_contents(const Holder& holder, std::vector<std::string>& proven) {
    for (const auto& one : holder.offered) proven.push_back(one->sha256);
    for (const auto& one : holder.revocation) proven.push_back(id_of(one));
}

/// The certificates and revocation answers at hand, to be looked up by any digest.
class AtHand {
public:
    AtHand(const SignatureFacts& facts, std::span<const RevocationValue> supplied) {
        add(facts.offered, facts.xades.revocation);
        for (const auto& one : facts.xades.timestamps) add(one.token.offered, one.token.revocation);
        add({}, supplied);
    }

    /// The id of the one that has the digest; "" for none.
    std::string named_by(const ValueReference& reference) const {
        const EVP_MD* digest = digests_.by_name(reference.digest);
        if (digest == nullptr) return {};
        for (const auto& [der, id] : all_) {
            if (digest_octets(digest, der) == reference.value) return id;
        }
        return {};
    }

private:
    void add(const std::vector<CertificatePointer>& certificates,
             std::span<const RevocationValue> answers) {
        for (const auto& one : certificates) all_.emplace(one->der, one->sha256);
        for (const auto& one : answers) all_.emplace(one.der, id_of(one));
    }

    DigestAlgorithms digests_;
    std::map<std::string, std::string> all_;  ///< ids by DER
};

}  // namespace

ProvenObjects::ProvenObjects(const SignatureFacts& facts,
                             const AlgorithmSuite& suite,
                             std::span<const RevocationValue> supplied)
    : facts_(facts) {
    if (facts.xades.value_references.empty()) return;
    const AtHand at_hand(facts, supplied);
    for (const ValueReference& reference : facts.xades.value_references) {
        // A function that ends some day may have been broken since: another value could have been
        // made to fit.
        if (suite.digest_expiry(reference.digest)) continue;
        std::string id = at_hand.named_by(reference);
        if (!id.empty()) referenced_.push_back({std::move(id), reference.position});
    }
}

std::string ProvenObjects::signature() {
    return "signature";
}
std::string ProvenObjects::token(std::size_t n) {
    return "token-" + std::to_string(n);
}
std::string ProvenObjects::token(std::size_t r, std::size_t n) {
    return "token-" + std::to_string(r) + "-" + std::to_string(n);
}

std::vector<std::string> ProvenObjects::by_timestamp(std::size_t n) const {
    const TimestampFacts& timestamp = facts_.xades.timestamps[n];
    std::vector<std::string> proven;
    if (timestamp.purpose == Purpose::content) return proven;
    if (timestamp.purpose == Purpose::archive) return below(timestamp.position);
    const bool of_references = timestamp.purpose == Purpose::references;
    if (of_references) add_referenced(timestamp.position, proven);
    if (timestamp.kind.starts_with("RefsOnly")) return proven;
    add_signature(proven);
    if (of_references) add_tokens(timestamp.position, true, proven);
    return proven;
}

std::vector<std::string> ProvenObjects::by_record(std::size_t r, std::size_t n) const {
    const EvidenceRecordFacts& record = facts_.records[r];
    std::vector<std::string> proven;
    if (n == 0) return record.seals_signature ? below(record.position) : proven;
    proven.push_back(token(r, n - 1));
    add_contents(record.timestamps[n - 1].token, proven);
    return proven;
}

/// What an archive time-stamp or an evidence record at that position covers.
std::vector<std::string> ProvenObjects::below(std::size_t position) const {
    std::vector<std::string> proven;
    add_signature(proven);
    add_tokens(position, false, proven);
    add_referenced(position, proven);
    for (std::size_t i = 0; i < facts_.offered.size(); ++i) {
        if (facts_.offered_at[i] < position) proven.push_back(facts_.offered[i]->sha256);
    }
    for (const RevocationValue& one : facts_.xades.revocation) {
        if (one.position < position) proven.push_back(id_of(one));
    }
    add_records(position, proven);
    return proven;
}

void ProvenObjects::add_signature(std::vector<std::string>& proven) const {
    proven.push_back(signature());
    if (facts_.certificate) proven.push_back(facts_.certificate->sha256);
}

void ProvenObjects::add_tokens(std::size_t position,
                               bool of_signature_alone,
                               std::vector<std::string>& proven) const {
    for (std::size_t i = 0; i < facts_.xades.timestamps.size(); ++i) {
        const TimestampFacts& other = facts_.xades.timestamps[i];
        if (other.position >= position) continue;
        if (of_signature_alone && other.purpose != Purpose::signature) continue;
        proven.push_back(token(i));
        add_contents(other.token, proven);
    }
}

void ProvenObjects::add_records(std::size_t position, std::vector<std::string>& proven) const {
    for (std::size_t r = 0; r < facts_.records.size(); ++r) {
        const EvidenceRecordFacts& record = facts_.records[r];
        if (record.position >= position) continue;
        add_contents(record, proven);
        for (std::size_t i = 0; i < record.timestamps.size(); ++i) {
            proven.push_back(token(r, i));
            add_contents(record.timestamps[i].token, proven);
        }
    }
}

/// EN 319 132-2, A.1.1, A.1.2; TS 101 903, 7.4.1, 7.4.2: what a reference names by its digest
/// existed when the reference did.
void ProvenObjects::add_referenced(std::size_t position, std::vector<std::string>& proven) const {
    for (const Referenced& one : referenced_) {
        if (one.position < position) proven.push_back(one.id);
    }
}

}  // namespace okienko::signing
