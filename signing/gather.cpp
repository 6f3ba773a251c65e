#include "signing/gather.h"

#include <algorithm>
#include <set>

#include "signing/evidence_records.h"
#include "signing/extract.h"
#include "signing/references.h"
#include "signing/same_document.h"
#include "signing/shortened.h"
#include "signing/signature_parts.h"
#include "signing/signature_policy.h"
#include "signing/signing_certificate.h"
#include "signing/timestamps.h"
#include "signing/xades_properties.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

/// A signature found, and the place among all of the one it counter-signs.
struct Site {
    SignatureParts parts;
    std::optional<Fault> malformed;
    std::optional<std::size_t> countered;
};

std::vector<const xmlNode*> find_signatures(const xmlDoc* document,
                                            const GatherSurroundings& around) {
    std::vector<const xmlNode*> found;
    const xmlNode* root = xmlDocGetRootElement(document);
    std::size_t walked = 0;
    for (const xmlNode* at = root; at != nullptr;) {
        ++walked;
        if (is_element(at, "Signature", ds_namespace)) {
            found.push_back(at);
            if (found.size() > around.limits.signatures) {
                throw Refusal("too-many-signatures", "more signatures than are looked at");
            }
        }
        if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
            at = at->children;
            continue;
        }
        while (at != root && at->next == nullptr) at = at->parent;
        at = at == root ? nullptr : at->next;
    }
    around.budget.spend(walked);
    return found;
}

std::vector<Site> find_sites(const xmlDoc* document, const GatherSurroundings& around) {
    std::vector<Site> sites;
    for (const xmlNode* signature : find_signatures(document, around)) {
        Site site;
        site.parts = find_parts(signature, site.malformed);
        if (is_xades(signature->parent, "CounterSignature")) {
            for (std::size_t i = 0; i < sites.size(); ++i) {
                if (sites[i].parts.unsigned_signature_properties == signature->parent->parent) {
                    site.countered = i;
                }
            }
            if (!site.countered) {
                site.malformed = Fault{"structure", "a counter-signature that counters nothing"};
            }
        }
        sites.push_back(std::move(site));
    }
    return sites;
}

/// The references of ds:SignedInfo and the entries of the manifests in the signature's objects.
std::vector<const xmlNode*> all_references(const SignatureParts& parts) {
    auto all = children_named(parts.signed_info, "Reference", ds_namespace);
    for (const xmlNode* object : children_named(parts.signature, "Object", ds_namespace)) {
        for (const xmlNode* manifest : children_named(object, "Manifest", ds_namespace)) {
            const auto entries = children_named(manifest, "Reference", ds_namespace);
            all.insert(all.end(), entries.begin(), entries.end());
        }
    }
    return all;
}

/// The Ids all references point at; counts the references on the way.
std::set<std::string> wanted_ids(const std::vector<Site>& sites, const GatherSurroundings& around) {
    std::set<std::string> wanted;
    std::size_t references = 0;
    for (const Site& site : sites) {
        for (const xmlNode* at : all_references(site.parts)) {
            if (++references > around.limits.references) {
                throw Refusal("too-many-references", "more references than are followed");
            }
            ReferenceTarget target = read_target(at);
            if (target.kind == ReferenceTarget::Kind::element) {
                wanted.insert(std::move(target.name));
            }
        }
    }
    return wanted;
}

/// The properties count as signed when a reference that holds covers exactly them.
bool covers_properties(const std::vector<ReferenceFacts>& references) {
    return std::any_of(references.begin(), references.end(), [](const ReferenceFacts& reference) {
        return reference.state == ReferenceFacts::State::holds &&
               reference.coverage.kind == Coverage::Kind::signed_properties;
    });
}

/// What the report calls a signature: its Id, else its path.
std::string name_of(const xmlNode* signature) {
    const std::string id = attribute_of(signature, "Id");
    return id.empty() ? path_of(signature) : shortened(id);
}

/// What is written is no cost of the verdict: it may take what is left once more.
void extract(const SignatureParts& parts,
             const std::vector<const xmlNode*>& entries,
             const SignatureFacts& facts,
             const ReferenceSurroundings& follow,
             const GatherSurroundings& around) {
    WorkBudget again = around.budget;
    const ReferenceSurroundings writing{follow.document,
                                        follow.ids,
                                        follow.files,
                                        follow.digests,
                                        follow.limits,
                                        follow.most_transforms,
                                        again};
    extract_signed(parts, entries, facts, writing, *around.extraction);
}

SignatureFacts gather_one(const Site& site,
                          const std::vector<Site>& sites,
                          const ReferenceSurroundings& follow,
                          const GatherSurroundings& around) {
    SignatureFacts facts;
    const auto& parts = site.parts;
    facts.path = path_of(parts.signature);
    facts.id = name_of(parts.signature);
    facts.file = around.file;
    facts.malformed = site.malformed;
    const SignatureParts* countered = nullptr;
    if (site.countered) {
        countered = &sites[*site.countered].parts;
        facts.nested_counter = true;
        facts.counters = name_of(countered->signature);
    }
    if (parts.signed_info == nullptr || parts.value == nullptr) return facts;
    if (const auto* method = child_named(parts.signed_info, "SignatureMethod", ds_namespace)) {
        facts.algorithm = attribute_of(method, "Algorithm");  // until it is known
        facts.algorithm_uri = facts.algorithm;
    } else {
        facts.malformed = Fault{"structure", "SignatureMethod is missing"};
        return facts;
    }
    FollowedReferences followed = follow_references(parts, countered, follow);
    facts.references = std::move(followed.references);
    facts.manifest_entries = std::move(followed.manifest_entries);
    facts.xades = read_xades(parts);
    facts.xades.is_signed = covers_properties(facts.references);
    check_value({parts, around.digests, around.certificates, around.budget}, facts);
    if (around.extraction != nullptr) {
        extract(parts, followed.entry_elements, facts, follow, around);
    }
    if (facts.xades.present) {
        facts.xades.policy = read_policy(parts, follow);
        facts.xades.timestamps =
            gather_timestamps(parts, follow, around.certificates, facts.offered);
        facts.records = gather_evidence_records(
            parts, followed.entry_elements, follow, around.certificates, facts.offered);
    }
    return facts;
}

}  // namespace

FileFacts gather(const xmlDoc* document, const GatherSurroundings& around) {
    FileFacts facts;
    try {
        const std::vector<Site> sites = find_sites(document, around);
        if (sites.empty()) {
            facts.malformed = Fault{"no-signature", "there is no ds:Signature in it"};
            return facts;
        }
        const IdIndex ids(document, wanted_ids(sites, around), around.budget);
        const ReferenceSurroundings follow{document,
                                           ids,
                                           around.files,
                                           around.digests,
                                           around.limits.xml,
                                           around.limits.transforms,
                                           around.budget};
        for (const Site& site : sites) {
            facts.signatures.push_back(gather_one(site, sites, follow, around));
        }
    } catch (const Refusal& refusal) {
        facts.malformed = Fault{refusal.code(), refusal.what()};
        facts.signatures.clear();
    }
    return facts;
}

}  // namespace okienko::signing
