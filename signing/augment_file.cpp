#include <algorithm>

#include "signing/asic.h"
#include "signing/augmented_document.h"
#include "signing/container_writer.h"
#include "signing/given_contents.h"

namespace okienko::signing {

namespace {

std::string reason_of(const Check* failed) {
    return failed == nullptr ? "no reason is told" : failed->name + ": " + failed->reason;
}

/// One file on its way to a level. Throws Refusal.
class Augmentation {
public:
    Augmentation(const AugmentationRequest& request,
                 const Verifier& verifier,
                 const ProofSources& sources)
        : request_(request),
          verifier_(verifier),
          chains_(verifier.anchors().for_signatures(), certificates_),
          timestamp_chains_(verifier.anchors().for_timestamps(), certificates_),
          tools_{sources,
                 request_.policy,
                 request.at,
                 {},
                 certificates_,
                 chains_,
                 timestamp_chains_,
                 digests_} {
        tools_.limits.xml = request.xml;
        latest_ = request.at;
    }

    AugmentedFile run() {
        const VerificationReport before = verified(request_.bytes);
        check_before(before);
        AugmentedFile made;
        made.bytes = looks_like_zip(request_.bytes) ? container() : document();
        made.changed = std::move(changed_);
        made.report = verified(made.bytes);
        check_after(before, made.report);
        return made;
    }

private:
    VerificationReport verified(std::string_view bytes) const {
        return verifier_.verify(bytes,
                                {.name = request_.name,
                                 .detached = request_.detached,
                                 .at = latest_,
                                 .policy = request_.policy});
    }

    void check_before(const VerificationReport& report) const {
        for (const Check& check : report.checks) {
            if (!check.ok) throw ProofRefusal("not-passed", reason_of(&check));
        }
        for (const SignatureReport& one : report.signatures) {
            if (one.indication == Indication::total_passed) continue;
            throw ProofRefusal("not-passed",
                               "the signature " + one.id + " is not worth keeping; " +
                                   reason_of(one.first_failure()));
        }
    }

    /// No signature is worth less than before, and what was added is sound.
    void check_after(const VerificationReport& before, const VerificationReport& after) const {
        if (before.signatures.size() != after.signatures.size()) {
            throw ProofRefusal("covered", "another signature would no longer be found");
        }
        for (const SignatureReport& one : after.signatures) {
            if (one.indication != Indication::total_passed) {
                throw ProofRefusal("covered",
                                   "the signature " + one.id + " would no longer hold; " +
                                       reason_of(one.first_failure()));
            }
            for (const TimestampReport& stamp : one.timestamps) {
                const bool last = &stamp == &one.timestamps.back();
                if (!last || stamp.indication == Indication::total_passed) continue;
                throw ProofRefusal("timestamp", "the youngest time-stamp does not pass");
            }
        }
    }

    void take(const AugmentedDocument& raised, std::vector<std::string> ids) {
        changed_.insert(changed_.end(), ids.begin(), ids.end());
        latest_ = std::max(latest_, raised.latest());
    }

    std::string document() {
        const GivenContents given(request_.detached);
        const DetachedFiles files = given.files();
        AugmentedDocument raised(std::string(request_.bytes), "", files, tools_);
        take(raised, raised.raise(request_.level));
        return raised.bytes();
    }

    /// Each file of signatures by itself; the others are copied.
    std::string container() {
        auto read = read_container(request_.bytes);
        if (const auto* fault = std::get_if<ContainerFault>(&read)) {
            throw ProofRefusal(fault->code, fault->detail);
        }
        auto container = std::get<Container>(std::move(read));
        std::vector<DetachedFiles::File> entries;
        std::vector<HeldOctets> octets;
        octets.reserve(container.entries.size());
        for (const ContainerEntry& one : container.entries) {
            entries.push_back({one.name, &octets.emplace_back(one.bytes)});
        }
        const DetachedFiles files(std::move(entries), true);
        std::vector<std::pair<ContainerEntry*, std::string>> rewritten;
        for (ContainerEntry& entry : container.entries) {
            if (!is_signature_file(entry.name)) continue;
            AugmentedDocument raised(entry.bytes, entry.name, files, tools_);
            take(raised, raised.raise(request_.level));
            rewritten.emplace_back(&entry, raised.bytes());
        }
        for (auto& [entry, bytes] : rewritten) entry->bytes = std::move(bytes);
        return write_container(container);
    }

    const AugmentationRequest& request_;
    const Verifier& verifier_;
    DigestAlgorithms digests_;
    CertificateCache certificates_;
    ChainBuilder chains_;
    ChainBuilder timestamp_chains_;
    AugmentationTools tools_;
    std::vector<std::string> changed_;
    std::chrono::sys_seconds latest_;
};

}  // namespace

std::variant<AugmentedFile, AugmentationFault> augment(const AugmentationRequest& request,
                                                       const Verifier& verifier,
                                                       const ProofSources& sources) {
    try {
        return Augmentation(request, verifier, sources).run();
    } catch (const ProofRefusal& refusal) {
        return AugmentationFault{refusal.code(), refusal.what(), refusal.later()};
    } catch (const Refusal& refusal) {
        return AugmentationFault{refusal.code(), refusal.what(), false};
    }
}

}  // namespace okienko::signing
