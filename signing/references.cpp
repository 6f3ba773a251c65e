#include "signing/references.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "signing/coverage.h"
#include "signing/digest.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;

constexpr std::string_view object_type = "http://www.w3.org/2000/09/xmldsig#Object";
constexpr std::string_view manifest_type = "http://www.w3.org/2000/09/xmldsig#Manifest";

/// A Type of XAdES, of any of its versions: "http://uri.etsi.org/01903#SignedProperties".
bool is_xades_type(std::string_view type, std::string_view name) {
    const std::size_t hash = type.rfind('#');
    return type.starts_with("http://uri.etsi.org/01903") && hash != std::string_view::npos &&
           type.substr(hash + 1) == name;
}

/// An element of XMLDSig that does not stand where XMLDSig puts it.
bool is_astray(const xmlNode* element, std::string_view name, std::string_view parent) {
    return is_element(element, name, ds_namespace) &&
           !is_element(element->parent, parent, ds_namespace);
}

class Follower {
public:
    Follower(const SignatureParts& parts,
             const SignatureParts* countered,
             const ReferenceSurroundings& around)
        : parts_(parts), countered_(countered), around_(around) {}

    FollowedReferences follow_all() {
        FollowedReferences all;
        for (const xmlNode* at : children_named(parts_.signed_info, "Reference", ds_namespace)) {
            all.references.push_back(follow(at));
        }
        // Entries may lead to manifests themselves: only those the signature covers are followed.
        const auto manifests = std::exchange(manifests_, {});
        for (const xmlNode* manifest : manifests) {
            for (const xmlNode* at : children_named(manifest, "Reference", ds_namespace)) {
                all.manifest_entries.push_back(follow(at));
                all.entry_elements.push_back(at);
            }
        }
        return all;
    }

    void write(const xmlNode* reference, const CanonicalMethod& otherwise, OctetSink& sink) {
        ReferenceFacts facts;
        if (has_attribute(reference, "URI")) facts.uri = attribute_of(reference, "URI");
        around_.budget.spend(1);
        TransformRun run(parts_.signature, around_.limits, around_.budget);
        if (!begin(reference, run, facts)) throw Refusal(facts.fault.code, facts.fault.reason);
        transform(reference, run, facts);
        run.finish(sink, otherwise);
    }

private:
    ReferenceFacts follow(const xmlNode* reference) {
        ReferenceFacts facts;
        facts.id = attribute_of(reference, "Id");
        facts.type = attribute_of(reference, "Type");
        facts.counter_type = is_xades_type(facts.type, "CountersignedSignature");
        facts.properties_type = is_xades_type(facts.type, "SignedProperties");
        if (has_attribute(reference, "URI")) facts.uri = attribute_of(reference, "URI");
        try {
            compute(reference, facts);
        } catch (const Refusal& refusal) {
            facts.state = State::refused;
            facts.fault = {refusal.code(), refusal.what()};
            if (refusal.code() == "ambiguous-id") facts.state = State::misbound;
            if (stands_in_) not_found(facts, "the file is not at hand:", read_target(reference));
        }
        facts.coverage.fault = facts.fault.code;
        if (!facts.coverage.fault.empty()) name_target(reference, facts.coverage);
        return facts;
    }

    /// What was meant, where nothing could be read that tells it.
    static void name_target(const xmlNode* reference, Coverage& coverage) {
        using Kind = ReferenceTarget::Kind;
        if (!coverage.what.empty()) return;
        const ReferenceTarget target = read_target(reference);
        if (target.kind == Kind::element || target.kind == Kind::unknown) {
            coverage.kind = Coverage::Kind::part;
            coverage.what = "#" + shortened(target.name);
        } else if (target.kind != Kind::document) {
            coverage.kind = Coverage::Kind::file;
            coverage.what = target.name;
        }
    }

    /// Points the run at what the URI means. False, and a fault, when there is nothing.
    bool begin(const xmlNode* reference, TransformRun& run, ReferenceFacts& facts) {
        using Kind = ReferenceTarget::Kind;
        const ReferenceTarget target = read_target(reference);
        NodeSet nodes;
        nodes.document = around_.document;
        nodes.comments = target.comments;
        const DetachedFiles::File* file = nullptr;
        stands_in_ = false;
        switch (target.kind) {
            case Kind::document:
                nodes.whole = true;
                break;
            case Kind::element: {
                const xmlNode* element = around_.ids.find(target.name);
                if (element == nullptr) return not_found(facts, "no element has the Id", target);
                nodes.apexes.push_back(element);
                break;
            }
            case Kind::external:
                file = around_.files.by_name(target.name);
                // Some write names as they are, though a URI would encode them.
                if (file == nullptr) file = around_.files.by_name(*facts.uri);
                stands_in_ = file == nullptr;
                if (file == nullptr) file = around_.files.stand_in();
                break;
            case Kind::unnamed:
                file = around_.files.only();
                break;
            case Kind::unknown:
                throw Refusal("uri", "an XPointer that is not followed");
        }
        if (target.kind == Kind::external || target.kind == Kind::unnamed) {
            facts.coverage.kind = Coverage::Kind::file;
            facts.coverage.what = file == nullptr ? target.name : std::string(file->name);
            if (file == nullptr) return not_found(facts, "the file is not at hand:", target);
            run.begin(*file->octets);
        } else {
            run.begin(std::move(nodes));
        }
        return true;
    }

    static bool not_found(ReferenceFacts& facts,
                          std::string_view words,
                          const ReferenceTarget& target) {
        facts.state = State::not_found;
        facts.fault = {"not-found", std::string(words) + " '" + shortened(target.name) + "'"};
        return false;
    }

    void transform(const xmlNode* reference, TransformRun& run, ReferenceFacts& facts) const {
        const xmlNode* transforms = child_named(reference, "Transforms", ds_namespace);
        for (const xmlNode* at = first_element(transforms); at != nullptr; at = next_element(at)) {
            if (!is_element(at, "Transform", ds_namespace)) continue;
            facts.transforms.push_back(attribute_of(at, "Algorithm"));
            if (facts.transforms.size() > around_.most_transforms) {
                throw Refusal("too-many-transforms", "too many transforms in one reference");
            }
            run.apply(at);
        }
    }

    void compute(const xmlNode* reference, ReferenceFacts& facts) {
        around_.budget.spend(1);  // once spent, nothing more is begun
        const xmlNode* method = child_named(reference, "DigestMethod", ds_namespace);
        const std::string algorithm = method == nullptr ? "" : attribute_of(method, "Algorithm");
        TransformRun run(parts_.signature, around_.limits, around_.budget);
        if (!begin(reference, run, facts)) return;
        const EVP_MD* digest = around_.digests.by_uri(algorithm);
        facts.digest = digest_name(algorithm);
        transform(reference, run, facts);
        const std::string actual = digest_of(run, digest, facts.digest);
        const std::string expected =
            decode_base64(text_below(child_named(reference, "DigestValue", ds_namespace)));
        facts.coverage.digest = {facts.digest, expected};
        const bool holds = equal_in_constant_time(actual, expected);
        facts.state = holds ? State::holds : State::differs;
        if (!holds && stands_in_) {
            facts.coverage.what = read_target(reference).name;
            not_found(facts, "the file is not at hand:", read_target(reference));
            return;
        }
        if (!holds) facts.fault = {"digest-differs", "the digest of the data is another"};
        describe(run, facts);
        facts.coverage.intact = facts.state == State::holds;
    }

    static std::string digest_of(TransformRun& run, const EVP_MD* digest, const std::string& name) {
        if (run.untouched() != nullptr) {
            if (auto known = run.untouched()->known_digest(name)) return *std::move(known);
        }
        RunningDigest computed(digest);
        run.finish(computed);
        return computed.finish();
    }

    void describe(const TransformRun& run, ReferenceFacts& facts) {
        const Covered covered = covered_by(run, parts_, facts.coverage);
        facts.empty = covered.empty;
        facts.indirect = facts.type == manifest_type ||
                         is_element(covered.element, "SignatureProperties", ds_namespace) ||
                         is_element(covered.element, "SignatureProperty", ds_namespace);
        facts.counters = covered.signature_value != nullptr &&
                         (countered_ == nullptr || covered.signature_value == countered_->value);
        if (auto fault = misbinding(facts, covered)) {
            facts.state = State::misbound;
            facts.fault = *std::move(fault);
        }
        if (facts.state == State::holds) note_manifests(covered);
    }

    void note_manifests(const Covered& covered) {
        if (covered.own_manifest) note_manifest(covered.element);
        if (!covered.own_object) return;
        for (const xmlNode* at : children_named(covered.element, "Manifest", ds_namespace)) {
            note_manifest(at);
        }
    }

    void note_manifest(const xmlNode* manifest) {
        const bool known =
            std::find(manifests_.begin(), manifests_.end(), manifest) != manifests_.end();
        if (!known) manifests_.push_back(manifest);
    }

    /// What is wrong with what the reference covers, measured by what it claims to be.
    std::optional<Fault> misbinding(const ReferenceFacts& facts, const Covered& covered) const {
        const bool foreign_properties =
            is_xades(covered.element, "SignedProperties") && !covered.own_signed_properties;
        if ((facts.properties_type && !covered.own_signed_properties) || foreign_properties) {
            return Fault{"signed-properties-elsewhere",
                         "the signed properties referred to are not those of this signature"};
        }
        // Some name their own KeyInfo an object. Whatever it calls itself, a ds:Object away from
        // every signature was moved there.
        const bool claims_object =
            facts.type == object_type && !covered.own_object && !covered.own_key_info;
        if (claims_object || is_astray(covered.element, "Object", "Signature")) {
            return Fault{"object-elsewhere", "the object referred to is not of this signature"};
        }
        if ((facts.type == manifest_type && !covered.own_manifest) ||
            is_astray(covered.element, "Manifest", "Object")) {
            return Fault{"manifest-elsewhere", "the manifest referred to is not of this signature"};
        }
        const bool of_another = covered.signature_value != nullptr && countered_ != nullptr &&
                                covered.signature_value != countered_->value;
        if (countered_ != nullptr && (of_another || (facts.counter_type && !facts.counters))) {
            return Fault{"counters-another",
                         "what is counter-signed is not that signature's value"};
        }
        return std::nullopt;
    }

    const SignatureParts& parts_;
    const SignatureParts* countered_;
    const ReferenceSurroundings& around_;
    std::vector<const xmlNode*> manifests_;  ///< covered by a reference that holds
    bool stands_in_ = false;  ///< the file at hand has another name than the reference
};

}  // namespace

FollowedReferences follow_references(const SignatureParts& parts,
                                     const SignatureParts* countered,
                                     const ReferenceSurroundings& around) {
    return Follower(parts, countered, around).follow_all();
}

void write_referenced(const xmlNode* reference,
                      const SignatureParts& parts,
                      const CanonicalMethod& otherwise,
                      const ReferenceSurroundings& around,
                      OctetSink& sink) {
    Follower(parts, nullptr, around).write(reference, otherwise, sink);
}

}  // namespace okienko::signing
