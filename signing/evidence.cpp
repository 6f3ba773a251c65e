#include "signing/evidence.h"

#include <algorithm>

#include "signing/algorithm_suite.h"
#include "signing/algorithms.h"
#include "signing/proven_objects.h"

namespace okienko::signing {

namespace {

class EvidenceMaker {
public:
    EvidenceMaker(const SignatureFacts& facts, const EvidenceSources& sources)
        : facts_(facts),
          sources_(sources),
          revocation_(sources.answer_suite, &sources.services),
          proven_(facts, sources.suite, sources.supplied) {
        collect();
    }

    ValidationEvidence make() const {
        ValidationEvidence evidence;
        evidence.signature = of_signature();
        for (std::size_t i = 0; i < facts_.xades.timestamps.size(); ++i) {
            evidence.timestamps.push_back(
                of_timestamp(facts_.xades.timestamps[i], ProvenObjects::token(i)));
            evidence.timestamps.back().proves = proven_.by_timestamp(i);
        }
        for (std::size_t r = 0; r < facts_.records.size(); ++r) {
            evidence.records.push_back(of_record(r));
        }
        return evidence;
    }

private:
    /// Every certificate and every revocation answer at hand, those in tokens too.
    void collect() {
        offered_ = facts_.offered;
        for (const RevocationValue& value : facts_.xades.revocation) revocation_.add(value);
        for (const RevocationValue& value : sources_.supplied) revocation_.add(value);
        for (const TimestampFacts& one : facts_.xades.timestamps) collect(one.token);
        for (const EvidenceRecordFacts& record : facts_.records) {
            collect(record);
            for (const TimestampFacts& one : record.timestamps) collect(one.token);
        }
    }

    template <typename Holder>
    void collect(const Holder& holder) {
        offered_.insert(offered_.end(), holder.offered.begin(), holder.offered.end());
        for (const RevocationValue& value : holder.revocation) revocation_.add(value);
    }

    /// Where a certificate leads to, and until when what is on the way may be relied on.
    struct Way {
        ChainBuilder& chains;
        const AlgorithmSuite& suite;
    };
    Way of_signatures() const { return {sources_.chains, sources_.suite}; }
    Way of_timestamps() const { return {sources_.timestamp_chains, sources_.timestamp_suite}; }

    PathMember member_of(const CertificatePointer& certificate,
                         const CertificatePointer& issuer,
                         bool signer,
                         const AlgorithmSuite& suite) const {
        PathMember member;
        member.name = certificate->name;
        member.id = certificate->sha256;
        member.der = certificate->der;
        member.not_before = certificate->not_before;
        member.not_after = certificate->not_after;
        member.no_check = certificate->no_check;
        member.anchor = issuer == nullptr;
        if (member.anchor) return member;
        member.algorithm_expiry = suite.issue_expiry(*certificate);
        member.algorithm = readable_digest(certificate->signature_digest);
        const auto of_key = signer ? std::nullopt : suite.key_expiry(*certificate);
        if (of_key && (!member.algorithm_expiry || *of_key < *member.algorithm_expiry)) {
            member.algorithm_expiry = of_key;
            member.algorithm = readable_key(*certificate);
        }
        if (!revocation_.empty()) {
            member.revocation = revocation_.about(*certificate, *issuer, offered_);
        }
        return member;
    }

    /// A trusted list no longer stands for what a service issued after it ended.
    ChainFacts vouched(ChainFacts chain) const {
        if (chain.path.size() < 2) return chain;
        const CertificatePointer& issued = chain.path[chain.path.size() - 2];
        if (sources_.services.vouched(*chain.path.back(), issued->not_before)) return chain;
        return {PathEvidence::State::no_path,
                {},
                "the service of " + chain.path.back()->name +
                    " had ended by its trusted list when it issued " + issued->name};
    }

    PathEvidence path_of(const CertificatePointer& certificate, const Way& way) const {
        const ChainFacts chain = vouched(way.chains.build(certificate, offered_, sources_.time));
        PathEvidence path;
        path.state = chain.state;
        path.detail = chain.detail;
        for (std::size_t i = 0; i < chain.path.size(); ++i) {
            const bool last = i + 1 == chain.path.size();
            path.members.push_back(
                member_of(chain.path[i], last ? nullptr : chain.path[i + 1], i == 0, way.suite));
        }
        if (path.members.empty()) {
            path.members.push_back(member_of(certificate, nullptr, true, way.suite));
            path.members.front().anchor = false;
        }
        return path;
    }

    void add_key(const CertificatePointer& certificate,
                 const Way& way,
                 SignatureEvidence& evidence) const {
        evidence.certificate_found = certificate != nullptr;
        if (certificate == nullptr) return;
        evidence.algorithms.push_back(
            {readable_key(*certificate), way.suite.key_expiry(*certificate)});
        evidence.path = path_of(certificate, way);
    }

    SignatureEvidence of_signature() const {
        SignatureEvidence evidence;
        evidence.id = ProvenObjects::signature();
        evidence.malformed = facts_.malformed;
        evidence.references = facts_.references;
        evidence.manifest_entries = facts_.manifest_entries;
        evidence.nested_counter = facts_.nested_counter;
        evidence.value_checked = facts_.value_checked;
        evidence.value_holds = facts_.value_holds;
        evidence.value_fault = facts_.value_fault;
        evidence.binding = facts_.binding;
        evidence.unreadable_certificates = facts_.unreadable_certificates;
        evidence.properties_present = facts_.xades.present;
        evidence.properties_signed = facts_.xades.is_signed;
        read_policy(evidence);
        const AlgorithmSuite& suite = sources_.suite;
        use_digest(facts_.value_digest, " in the signature value", suite, evidence);
        for (const ReferenceFacts& reference : facts_.references) {
            use_digest(reference.digest, " in a reference", suite, evidence);
        }
        for (const ReferenceFacts& entry : facts_.manifest_entries) {
            if (entry.state == ReferenceFacts::State::not_found) continue;
            use_digest(entry.digest, " in a manifest", suite, evidence);
        }
        add_key(facts_.certificate, of_signatures(), evidence);
        return evidence;
    }

    static void use_digest(const std::string& digest,
                           const char* where,
                           const AlgorithmSuite& suite,
                           SignatureEvidence& evidence) {
        const auto expiry = suite.digest_expiry(digest);
        if (expiry) evidence.algorithms.push_back({readable_digest(digest) + where, expiry});
    }

    void read_policy(SignatureEvidence& evidence) const {
        const PolicyFacts& policy = facts_.xades.policy;
        evidence.policy_unavailable = policy.state == PolicyFacts::State::not_found;
        if (policy.state == PolicyFacts::State::differs) {
            evidence.policy = Fault{"digest-differs",
                                    "the document of the signature policy at hand is not the one "
                                    "that was signed for: " +
                                        policy.identifier};
        } else if (policy.state == PolicyFacts::State::refused) {
            evidence.policy = policy.fault;
        }
    }

    RecordEvidence of_record(std::size_t r) const {
        const EvidenceRecordFacts& facts = facts_.records[r];
        RecordEvidence evidence;
        evidence.position = facts.position;
        evidence.unreadable = facts.unreadable;
        for (std::size_t i = 0; i < facts.timestamps.size(); ++i) {
            evidence.timestamps.push_back(
                of_timestamp(facts.timestamps[i], ProvenObjects::token(r, i)));
            evidence.timestamps.back().proves = proven_.by_record(r, i);
        }
        return evidence;
    }

    TimestampEvidence of_timestamp(const TimestampFacts& facts, std::string id) const {
        TimestampEvidence evidence;
        evidence.kind = facts.kind;
        evidence.purpose = facts.purpose;
        evidence.position = facts.position;
        evidence.unreadable = facts.token.unreadable;
        if (evidence.unreadable) return evidence;
        evidence.imprint = facts.imprint;
        evidence.imprint_fault = facts.imprint_fault;
        evidence.time = facts.token.time.value_or(std::chrono::sys_seconds::max());
        evidence.for_timestamping = facts.token.for_timestamping;
        SignatureEvidence& token = evidence.token;
        token.id = std::move(id);
        token.references_expected = false;
        token.value_checked = facts.token.value_checked;
        token.value_holds = facts.token.value_holds;
        token.value_fault = facts.token.value_fault;
        token.binding = facts.token.binding;
        const Way way = of_timestamps();
        use_digest(
            facts.token.value_digest, " in the signature of the time-stamp", way.suite, token);
        use_digest(
            facts.token.imprint_digest, " in the imprint of the time-stamp", way.suite, token);
        add_key(facts.token.certificate, way, token);
        return evidence;
    }

    const SignatureFacts& facts_;
    const EvidenceSources& sources_;
    std::vector<CertificatePointer> offered_;
    RevocationCollection revocation_;
    ProvenObjects proven_;
};

}  // namespace

ValidationEvidence make_evidence(const SignatureFacts& facts, const EvidenceSources& sources) {
    return EvidenceMaker(facts, sources).make();
}

}  // namespace okienko::signing
