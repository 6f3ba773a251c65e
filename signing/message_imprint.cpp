#include "signing/message_imprint.h"

#include <algorithm>
#include <array>
#include <set>

#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

/// XAdES 1.1.1 names the canonicalization as the last transform of what is hashed: HashDataInfo.
const xmlNode* hashed_by(const xmlNode* property) {
    const xmlNode* transforms = any_child(xades_child(property, "HashDataInfo"), "Transforms");
    const auto all = children_named(transforms, "Transform", ds_namespace);
    return all.empty() ? nullptr : all.back();
}

/// EN 319 132-1, 5.1.4.4.2.2: "if the ds:CanonicalizationMethod element is present, the algorithm
/// indicated by this element is used; if not, the standard canonicalization method specified by
/// XMLDSIG shall be used". An Algorithm that is empty says nothing either.
CanonicalMethod method_of(const xmlNode* property) {
    const xmlNode* element = any_child(property, "CanonicalizationMethod");
    if (element == nullptr) element = hashed_by(property);
    if (element == nullptr || attribute_of(element, "Algorithm").empty()) return {};
    if (auto method = read_canonical_method(element)) return *std::move(method);
    throw Refusal("canonicalization",
                  "a canonicalisation that is not accepted: " +
                      shortened(attribute_of(element, "Algorithm")));
}

/// Where the objects a property stands for go, one after another.
class ObjectSink {
public:
    virtual ~ObjectSink() = default;
    virtual OctetSink& begin() = 0;
    virtual void end() = 0;
};

/// Joined, as time-stamps want them.
class Joined : public ObjectSink {
public:
    explicit Joined(OctetSink& sink) : sink_(sink) {}
    OctetSink& begin() override { return sink_; }
    void end() override {}

private:
    OctetSink& sink_;
};

/// Each hashed by itself, as evidence records want them.
class Hashed : public ObjectSink {
public:
    explicit Hashed(const EVP_MD* digest) : digest_(digest) {}
    OctetSink& begin() override { return running_.emplace(digest_); }
    void end() override { hashes_.push_back(running_->finish()); }
    std::vector<std::string> take() { return std::move(hashes_); }

private:
    const EVP_MD* digest_;
    std::optional<RunningDigest> running_;
    std::vector<std::string> hashes_;
};

class Imprint {
public:
    Imprint(const TimestampPlace& place, CanonicalMethod method, ObjectSink& sink)
        : place_(place), parts_(place.parts), method_(std::move(method)), sink_(sink) {}

    /// 5.2.8.1, AllDataObjectsTimeStamp: "take all the ds:Reference elements in their order of
    /// appearance within ds:SignedInfo referencing whatever the signer wants to sign except the
    /// SignedProperties element", each processed as XMLDSIG 4.4.3.2 says.
    void write_all_data() {
        for (const xmlNode* at : references()) {
            if (!leads_to_properties(at)) write_reference(at);
        }
    }

    /// 5.2.8.2, IndividualDataObjectsTimeStamp: "take the first Include element … and process the
    /// ds:Reference it refers to; repeat for all". XAdES 1.2.2 lets Include name the data instead.
    void write_individual_data() {
        bool any = false;
        for (const xmlNode* at = first_element(place_.property); at != nullptr;
             at = next_element(at)) {
            if (!is_xades(at, "Include")) continue;
            write_reference(included(attribute_of(at, "URI")));
            any = true;
        }
        if (!any) throw Refusal("include", "an IndividualDataObjectsTimeStamp that names no data");
    }

    /// 5.3, SignatureTimeStamp: "the ds:SignatureValue element".
    void write_signature_value() { write_element(parts_.value); }

    /// EN 319 132-2, A.1.5.1 and A.1.5.2; TS 101 903, 7.5.1.1 and 7.5.2.1 (not distributed):
    /// SigAndRefs takes ds:SignatureValue, then both take those properties that appear before.
    void write_references(bool with_signature) {
        if (with_signature) write_signature_value();
        constexpr std::array<std::string_view, 7> refs = {"CompleteCertificateRefs",
                                                          "CompleteCertificateRefsV2",
                                                          "CompleteRevocationRefs",
                                                          "AttributeCertificateRefs",
                                                          "AttributeCertificateRefsV2",
                                                          "AttributeRevocationRefs",
                                                          "SignatureTimeStamp"};
        const auto count = with_signature ? refs.size() : refs.size() - 1;
        for (const xmlNode* at : before()) {
            const auto* end = refs.begin() + count;
            const bool taken = is_xades_namespace(namespace_of(at)) &&
                               std::find(refs.begin(), end, local_name(at)) != end;
            if (taken) write_element(at);
        }
    }

    /// 5.5.2.2 (xadesv141:ArchiveTimeStamp) and TS 101 903 1.3.2, 7.7.1 (xades:ArchiveTimeStamp),
    /// not distributed: what all references lead to; ds:SignedInfo, ds:SignatureValue, ds:KeyInfo;
    /// the unsigned properties that appear before; the objects, but for that of the properties.
    /// The older form leaves out objects "referenced by any ds:Reference".
    void write_archive(bool older) {
        for (const xmlNode* at : references()) write_reference(at);
        write_element(parts_.signed_info);
        write_element(parts_.value);
        if (parts_.key_info != nullptr) write_element(parts_.key_info);
        for (const xmlNode* at : before()) write_element(at);
        std::set<std::string> referenced;
        for (const xmlNode* at : references()) referenced.insert(attribute_of(at, "URI"));
        for (const xmlNode* at = first_element(parts_.signature); at != nullptr;
             at = next_element(at)) {
            if (!is_element(at, "Object", ds_namespace)) continue;
            if (is_ancestor_or_self(at, parts_.qualifying)) continue;
            if (older && referenced.count("#" + attribute_of(at, "Id")) != 0) continue;
            write_element(at);
        }
    }

    void write_reference(const xmlNode* reference) {
        write_referenced(reference, parts_, method_, place_.around, sink_.begin());
        sink_.end();
    }

private:
    std::vector<const xmlNode*> references() const {
        return children_named(parts_.signed_info, "Reference", ds_namespace);
    }

    /// The unsigned properties that appear before this one.
    std::vector<const xmlNode*> before() const {
        std::vector<const xmlNode*> found;
        for (const xmlNode* at = first_element(parts_.unsigned_signature_properties); at != nullptr;
             at = next_element(at)) {
            if (at == place_.property) return found;
            found.push_back(at);
        }
        throw Refusal("structure", "a time-stamp of the unsigned properties elsewhere");
    }

    bool leads_to_properties(const xmlNode* reference) const {
        const std::string id = attribute_of(parts_.signed_properties, "Id");
        return !id.empty() && attribute_of(reference, "URI") == "#" + id;
    }

    const xmlNode* included(const std::string& uri) const {
        const auto all = references();
        for (const xmlNode* at : all) {
            if (!uri.empty() && "#" + attribute_of(at, "Id") == uri) return at;
        }
        for (const xmlNode* at : all) {
            if (!uri.empty() && attribute_of(at, "URI") == uri) return at;
        }
        throw Refusal(
            "include",
            "a time-stamp of what is no reference of this signature: '" + shortened(uri) + "'");
    }

    void write_element(const xmlNode* element) {
        NodeSet nodes;
        nodes.document = element->doc;
        nodes.apexes.push_back(element);
        nodes.comments = true;
        write_canonical(nodes, method_, sink_.begin(), place_.around.budget);
        sink_.end();
    }

    const TimestampPlace& place_;
    const SignatureParts& parts_;
    CanonicalMethod method_;
    ObjectSink& sink_;
};

}  // namespace

void write_stamped(const TimestampPlace& place, OctetSink& sink) {
    const std::string_view name = local_name(place.property);
    Joined joined(sink);
    Imprint imprint(place, method_of(place.property), joined);
    if (name == "AllDataObjectsTimeStamp") {
        imprint.write_all_data();
    } else if (name == "IndividualDataObjectsTimeStamp") {
        imprint.write_individual_data();
    } else if (name == "SignatureTimeStamp") {
        imprint.write_signature_value();
    } else if (name == "SigAndRefsTimeStamp" || name == "SigAndRefsTimeStampV2") {
        imprint.write_references(true);
    } else if (name == "RefsOnlyTimeStamp" || name == "RefsOnlyTimeStampV2") {
        imprint.write_references(false);
    } else if (name == "ArchiveTimeStamp") {
        imprint.write_archive(namespace_of(place.property) != xades_141_namespace);
    } else {
        throw Refusal("kind", "a kind of time-stamp that is not known: " + shortened(name));
    }
}

std::vector<std::string> sealed_hashes(const TimestampPlace& place,
                                       const std::vector<const xmlNode*>& entries,
                                       const EVP_MD* digest) {
    // By the canonicalisation of ds:SignedInfo. Objects are taken as EN 319 132-1,
    // 5.5.2.2 does.
    const xmlNode* named =
        child_named(place.parts.signed_info, "CanonicalizationMethod", ds_namespace);
    auto method = named == nullptr ? std::nullopt : read_canonical_method(named);
    if (!method) throw Refusal("canonicalization", "a canonicalisation that is not accepted");
    Hashed hashed(digest);
    Imprint imprint(place, *std::move(method), hashed);
    imprint.write_archive(false);
    for (const xmlNode* entry : entries) imprint.write_reference(entry);
    return hashed.take();
}

}  // namespace okienko::signing
