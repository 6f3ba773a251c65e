#include "signing/timestamps.h"

#include <map>

#include "signing/digest.h"
#include "signing/message_imprint.h"
#include "signing/timestamp_token.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Purpose = TimestampFacts::Purpose;
using Imprint = TimestampFacts::Imprint;

constexpr std::size_t most_timestamps = 200;

std::optional<Purpose> purpose_of(const xmlNode* property) {
    if (!is_xades_namespace(namespace_of(property))) return std::nullopt;
    const std::string_view name = local_name(property);
    if (name == "SignatureTimeStamp") return Purpose::signature;
    if (name.starts_with("SigAndRefsTimeStamp") || name.starts_with("RefsOnlyTimeStamp")) {
        return Purpose::references;
    }
    if (name.starts_with("ArchiveTimeStamp")) return Purpose::archive;
    if (name.ends_with("DataObjectsTimeStamp")) return Purpose::content;
    return std::nullopt;
}

class Gathering {
public:
    Gathering(const SignatureParts& parts,
              const ReferenceSurroundings& around,
              CertificateCache& certificates,
              const std::vector<CertificatePointer>& others)
        : parts_(parts), around_(around), certificates_(certificates), others_(others) {}

    void gather_below(const xmlNode* properties, bool are_signed) {
        std::size_t position = 0;
        for (const xmlNode* at = first_element(properties); at != nullptr; at = next_element(at)) {
            ++position;
            const auto purpose = purpose_of(at);
            if (!purpose || are_signed != (*purpose == Purpose::content)) continue;
            gather_property(at, *purpose, are_signed ? 0 : position);
        }
    }

    std::vector<TimestampFacts> take() { return std::move(found_); }

private:
    void gather_property(const xmlNode* property, Purpose purpose, std::size_t position) {
        std::map<std::string, std::string> digests;  // what this property stands for, by algorithm
        for (const xmlNode* at = first_element(property); at != nullptr; at = next_element(at)) {
            if (!is_xades(at, "EncapsulatedTimeStamp")) continue;
            if (found_.size() >= most_timestamps) return;
            TimestampFacts facts;
            facts.kind = std::string(local_name(property));
            facts.purpose = purpose;
            facts.position = position;
            try {
                facts.token = read_token(decode_base64(text_below(at)), certificates_, others_);
            } catch (const Refusal& refusal) {
                facts.token.unreadable = Fault{refusal.code(), refusal.what()};
            }
            if (facts.token.unreadable) {
                facts.imprint_fault = *facts.token.unreadable;
            } else {
                compare(property, digests, facts);
            }
            found_.push_back(std::move(facts));
        }
    }

    void compare(const xmlNode* property,
                 std::map<std::string, std::string>& digests,
                 TimestampFacts& facts) {
        const std::string& algorithm = facts.token.imprint_digest;
        try {
            if (algorithm.empty()) {
                throw Refusal("algorithm", "a time-stamp over a digest that is not accepted");
            }
            auto known = digests.find(algorithm);
            if (known == digests.end()) {
                RunningDigest computed(around_.digests.by_name(algorithm));
                write_stamped({property, parts_, around_}, computed);
                known = digests.emplace(algorithm, computed.finish()).first;
            }
            const bool same = known->second == facts.token.imprint;
            facts.imprint = same ? Imprint::holds : Imprint::differs;
            if (!same) {
                facts.imprint_fault = {"imprint-differs",
                                       "the time-stamp was made for something else"};
            }
        } catch (const Refusal& refusal) {
            facts.imprint_fault = {refusal.code(), refusal.what()};
        }
    }

    const SignatureParts& parts_;
    const ReferenceSurroundings& around_;
    CertificateCache& certificates_;
    const std::vector<CertificatePointer>& others_;
    std::vector<TimestampFacts> found_;
};

}  // namespace

std::vector<TimestampFacts> gather_timestamps(const SignatureParts& parts,
                                              const ReferenceSurroundings& around,
                                              CertificateCache& certificates,
                                              const std::vector<CertificatePointer>& others) {
    if (parts.signed_info == nullptr || parts.value == nullptr) return {};
    Gathering gathering(parts, around, certificates, others);
    gathering.gather_below(xades_child(parts.signed_properties, "SignedDataObjectProperties"),
                           true);
    gathering.gather_below(parts.unsigned_signature_properties, false);
    return gathering.take();
}

}  // namespace okienko::signing
