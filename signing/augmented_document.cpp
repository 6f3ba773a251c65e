#include "signing/augmented_document.h"

#include <algorithm>
#include <set>

#include "signing/document_cut.h"
#include "signing/gather.h"
#include "signing/message_imprint.h"
#include "signing/validation_material.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Imprint = TimestampFacts::Imprint;
using Purpose = TimestampFacts::Purpose;

constexpr std::size_t work_floor = 64U << 20U;

/// The next element in document order; nullptr at the end.
const xmlNode* element_after(const xmlNode* node) {
    do {
        if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
        } else {
            while (node->next == nullptr) {
                node = node->parent;
                if (node == nullptr || node->type != XML_ELEMENT_NODE) return nullptr;
            }
            node = node->next;
        }
    } while (node->type != XML_ELEMENT_NODE);
    return node;
}

std::size_t number_of(const xmlDoc* document, const xmlNode* element) {
    std::size_t number = 0;
    for (const xmlNode* at = xmlDocGetRootElement(document); at != element;
         at = element_after(at)) {
        ++number;
    }
    return number;
}

std::vector<SignatureParts> parts_of(const xmlDoc* document) {
    std::vector<SignatureParts> found;
    for (const xmlNode* at = xmlDocGetRootElement(document); at != nullptr;
         at = element_after(at)) {
        std::optional<Fault> malformed;  // the facts tell
        if (is_element(at, "Signature", ds_namespace)) found.push_back(find_parts(at, malformed));
    }
    return found;
}

bool holds(const SignatureFacts& facts) {
    const auto& references = facts.references;
    return facts.value_holds &&
           std::all_of(references.begin(), references.end(), [](const ReferenceFacts& one) {
               return one.state == ReferenceFacts::State::holds;
           });
}

bool is_sound(const TimestampFacts& timestamp) {
    const TokenFacts& token = timestamp.token;
    return timestamp.imprint == Imprint::holds && token.value_holds && token.for_timestamping &&
           token.binding == CertificateBinding::signing_certificate && token.time;
}

/// The earliest moment a sound time-stamp over the signature proves.
std::optional<std::chrono::sys_seconds> stamped_at(const SignatureFacts& facts) {
    std::optional<std::chrono::sys_seconds> earliest;
    for (const TimestampFacts& one : facts.xades.timestamps) {
        if (one.purpose == Purpose::content || !is_sound(one)) continue;
        earliest = std::min(earliest.value_or(*one.token.time), *one.token.time);
    }
    return earliest;
}

}  // namespace

AugmentedDocument::AugmentedDocument(std::string bytes,
                                     std::string name,
                                     const DetachedFiles& files,
                                     const AugmentationTools& tools)
    : name_(std::move(name)),
      files_(files),
      tools_(tools),
      current_(read(std::move(bytes))),
      latest_(tools.now) {
    const xmlChar* declared = current_.tree.raw()->encoding;
    if (!can_be_cut(current_.bytes,
                    declared == nullptr ? "" : reinterpret_cast<const char*>(declared))) {
        throw ProofRefusal("encoding", "nothing is put into a document in such an encoding");
    }
}

AugmentedDocument::State AugmentedDocument::read(std::string bytes) const {
    auto outcome = schemas::parse(bytes, tools_.limits.xml);
    if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
        throw ProofRefusal(std::string(to_string(fault->kind)), fault->detail);
    }
    auto tree = std::get<schemas::Document>(std::move(outcome));
    WorkBudget budget(std::max(work_floor, bytes.size() * tools_.limits.work_factor));
    FileFacts facts = gather(
        tree.raw(), {name_, files_, tools_.digests, tools_.certificates, tools_.limits, budget});
    if (facts.malformed) throw ProofRefusal(facts.malformed->code, facts.malformed->reason);
    auto parts = parts_of(tree.raw());
    return {std::move(bytes), std::move(tree), std::move(facts), std::move(parts)};
}

std::vector<std::string> AugmentedDocument::raise(ProofLevel level) {
    std::vector<std::string> changed;
    bool open = false;
    for (at_ = 0; at_ < current_.facts.signatures.size(); ++at_) {
        if (signature().nested_counter) continue;
        check_form();
        if (is_covered()) continue;
        open = true;
        if (raise_one(level)) changed.push_back(signature().id);
    }
    if (!open) {
        throw ProofRefusal("covered", "what is signed covers the place of time-stamps");
    }
    return changed;
}

void AugmentedDocument::check_form() const {
    if (signature().malformed || !holds(signature())) {
        throw ProofRefusal("not-passed", "the signature " + signature().id + " does not hold");
    }
    if (!signature().xades.present) {
        throw ProofRefusal("not-xades", "a signature without the properties of XAdES");
    }
    if (signature().xades.version != "1.3.2") {
        throw ProofRefusal("version",
                           "a signature of XAdES " + signature().xades.version +
                               ", and proofs are added to 1.3.2 alone");
    }
}

/// Whether a property put into this signature would break any of them: found by trying.
bool AugmentedDocument::is_covered() const {
    const State tried = read(spliced(timestamp_property(StampedProperty::signature, {})));
    const auto& before = current_.facts.signatures;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (holds(before[i]) && !holds(tried.facts.signatures[i])) return true;
    }
    return false;
}

bool AugmentedDocument::raise_one(ProofLevel level) {
    bool changed = false;
    if (!stamped_at(signature())) {
        add_timestamp(StampedProperty::signature);
        changed = true;
    }
    if (level == ProofLevel::t) return changed;
    changed = add_signature_material() || changed;
    changed = add_timestamp_material() || changed;
    if (level == ProofLevel::lt) return changed;
    add_timestamp(StampedProperty::archive);
    return true;
}

/// First with an empty token: what it is made over does not depend on it.
void AugmentedDocument::add_timestamp(StampedProperty property) {
    const Sha256 imprint = imprint_of_last(read(spliced(timestamp_property(property, {}))));
    const auto answer = tools_.sources.timestamps.stamp(imprint);
    if (const auto* fault = std::get_if<SourceFault>(&answer)) {
        throw ProofRefusal("timestamp",
                           "no time-stamp was given: " + fault->detail,
                           fault->kind == SourceFault::Kind::unavailable);
    }
    State stamped = read(spliced(timestamp_property(property, std::get<std::string>(answer))));
    check_timestamp(stamped);
    latest_ = std::max(latest_, *stamped.facts.signatures[at_].xades.timestamps.back().token.time);
    current_ = std::move(stamped);
}

void AugmentedDocument::check_timestamp(const State& stamped) const {
    const TimestampFacts& made = stamped.facts.signatures[at_].xades.timestamps.back();
    if (!is_sound(made)) {
        throw ProofRefusal("timestamp", "the time-stamp that was given does not hold");
    }
    const ChainFacts chain =
        tools_.timestamp_chains.build(made.token.certificate, made.token.offered, *made.token.time);
    if (chain.state != ChainFacts::State::complete) {
        throw ProofRefusal("timestamp",
                           "the time-stamping authority " + made.token.certificate->name +
                               " leads to no trusted anchor: " + chain.detail);
    }
}

/// EN 319 132-1, 6.3: CertificateValues and RevocationValues, one of each.
bool AugmentedDocument::add_signature_material() {
    const XadesFacts& xades = signature().xades;
    if (xades.certificate_values && xades.revocation_values) return false;
    ValidationMaterial material(signature(), tools_);
    const ValidationValues values =
        material.of_signature(stamped_at(signature()).value_or(tools_.now));
    std::string text;
    if (!xades.certificate_values) text += certificate_values(values);
    if (!xades.revocation_values) text += revocation_values(values);
    current_ = read(spliced(text));
    return true;
}

bool AugmentedDocument::add_timestamp_material() {
    ValidationMaterial material(signature(), tools_);
    const ValidationValues values = material.of_timestamps();
    if (values.empty()) return false;
    current_ = read(spliced(timestamp_validation_data(values)));
    return true;
}

/// The bytes with properties as the last of this signature's unsigned ones (EN 319 132-1, 4.3.1:
/// UnsignedProperties follow SignedProperties; 4.3.3: UnsignedSignatureProperties come first).
std::string AugmentedDocument::spliced(const std::string& properties) const {
    const SignatureParts& parts = current_.parts[at_];
    const xmlDoc* document = current_.tree.raw();
    const auto put = [](const DocumentCut& cut, const std::string& text) {
        return cut.before + text + cut.after;
    };
    if (parts.unsigned_signature_properties != nullptr) {
        return put(cut_before_end(current_.bytes,
                                  number_of(document, parts.unsigned_signature_properties)),
                   properties);
    }
    if (const xmlNode* frame = xades_child(parts.qualifying, "UnsignedProperties")) {
        return put(cut_behind_start(current_.bytes, number_of(document, frame)),
                   in_signature_properties(properties));
    }
    return put(cut_before_end(current_.bytes, number_of(document, parts.qualifying)),
               in_unsigned_properties(properties));
}

Sha256 AugmentedDocument::imprint_of_last(const State& state) const {
    const SignatureParts& parts = state.parts[at_];
    const xmlNode* last = nullptr;
    for (const xmlNode* at = first_element(parts.unsigned_signature_properties); at != nullptr;
         at = next_element(at)) {
        last = at;
    }
    std::set<std::string> wanted;
    for (const xmlNode* at = first_element(parts.signed_info); at != nullptr;
         at = next_element(at)) {
        if (!is_element(at, "Reference", ds_namespace)) continue;
        const ReferenceTarget target = read_target(at);
        if (target.kind == ReferenceTarget::Kind::element) wanted.insert(target.name);
    }
    WorkBudget budget(std::max(work_floor, state.bytes.size() * tools_.limits.work_factor));
    const IdIndex ids(state.tree.raw(), wanted, budget);
    const ReferenceSurroundings around{state.tree.raw(),
                                       ids,
                                       files_,
                                       tools_.digests,
                                       tools_.limits.xml,
                                       tools_.limits.transforms,
                                       budget};
    RunningDigest digest(tools_.digests.by_name("SHA2-256"));
    write_stamped({last, parts, around}, digest);
    return sha256_of(digest.finish());
}

}  // namespace okienko::signing
