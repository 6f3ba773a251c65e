#include "signing/transforms.h"

#include "signing/canonical_names.h"
#include "signing/canonicalization.h"
#include "signing/digest.h"
#include "signing/shortened.h"
#include "signing/xml_names.h"
#include "signing/xpath_filter.h"

namespace okienko::signing {

namespace {

constexpr std::string_view enveloped_signature =
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view base64_transform = "http://www.w3.org/2000/09/xmldsig#base64";
constexpr std::string_view xpath_transform = "http://www.w3.org/TR/1999/REC-xpath-19991116";

/// InclusiveNamespaces/@PrefixList (Exclusive XML Canonicalization 1.0, 3).
void read_prefixes(const xmlNode* transform, CanonicalMethod& method) {
    const xmlNode* list = child_named(transform, "InclusiveNamespaces", exclusive_namespace);
    if (list == nullptr || method.kind != CanonicalMethod::Kind::exclusive) return;
    const std::string text = attribute_of(list, "PrefixList");
    std::size_t at = 0;
    while (true) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
        if (begin == std::string::npos) return;
        at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        const std::string prefix = text.substr(begin, at - begin);
        method.inclusive_prefixes.push_back(prefix == "#default" ? "" : prefix);
        if (method.inclusive_prefixes.size() > 64) {
            throw Refusal("too-many-namespaces", "an InclusiveNamespaces list over 64 prefixes");
        }
    }
}

void append_text(const NodeSet& nodes, const xmlNode* node, std::string& text) {
    if (nodes.is_removed(node)) return;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        text += view(node->content);
    } else if (node->type == XML_ELEMENT_NODE) {
        for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
            append_text(nodes, at, text);
        }
    }
}

}  // namespace

std::optional<CanonicalMethod> read_canonical_method(const xmlNode* element) {
    auto method = canonical_method(attribute_of(element, "Algorithm"));
    if (method) read_prefixes(element, *method);
    return method;
}

std::string decode_base64(std::string_view letters) {
    auto decoded = from_base64(letters);
    if (!decoded) {
        // Some leave the padding out.
        std::string padded(letters);
        std::erase_if(padded,
                      [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        while (padded.size() % 4 != 0) padded.push_back('=');
        decoded = from_base64(padded);
    }
    if (!decoded) throw Refusal("base64", "what should be base64 is not");
    return *std::move(decoded);
}

TransformRun::TransformRun(const xmlNode* signature,
                           const schemas::Limits& limits,
                           WorkBudget& budget)
    : signature_(signature), limits_(limits), budget_(budget) {}

void TransformRun::begin(NodeSet nodes) {
    nodes_ = std::move(nodes);
}

void TransformRun::begin(const OctetSource& octets) {
    if (const auto held = octets.held()) {
        octets_ = *held;
    } else {
        source_octets_ = &octets;
    }
}

/// A transform needs them all at once: XML and base64 are bounded, other octets pass by.
void TransformRun::hold() {
    if (source_octets_ == nullptr) return;
    if (source_octets_->size() > limits_.bytes) {
        throw Refusal("xml", "a transform of data longer than is read at once");
    }
    OctetBuffer buffer;
    source_octets_->write_to(buffer);
    made_ = buffer.take();
    octets_ = made_;
    source_octets_ = nullptr;
}

const NodeSet* TransformRun::source() const {
    if (source_) return &*source_;
    return nodes_ ? &*nodes_ : nullptr;
}

void TransformRun::set_octets(std::string octets) {
    if (!source_) source_ = std::move(nodes_);
    nodes_.reset();
    pending_.reset();
    made_ = std::move(octets);
    octets_ = made_;
}

void TransformRun::need_octets() {
    hold();
    if (!nodes_) return;
    OctetBuffer buffer;
    write_canonical(*nodes_, pending_.value_or(CanonicalMethod{}), buffer, budget_);
    set_octets(buffer.take());
}

void TransformRun::need_nodes() {
    if (pending_) need_octets();
    if (nodes_) return;
    hold();
    budget_.spend(octets_.size());
    auto outcome = schemas::parse(octets_, limits_);
    if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
        throw Refusal("xml", "the data is not XML that is read here: " + fault->detail);
    }
    own_ = std::move(std::get<schemas::Document>(outcome));
    nodes_.emplace();
    nodes_->document = own_->raw();
    nodes_->whole = true;
    nodes_->comments = true;
}

void TransformRun::decode() {
    std::string text;
    if (nodes_ && !pending_) {
        if (const xmlNode* root = xmlDocGetRootElement(nodes_->document);
            nodes_->whole && root != nullptr) {
            append_text(*nodes_, root, text);
        }
        for (const xmlNode* apex : nodes_->apexes) append_text(*nodes_, apex, text);
        decoded_ = !source_;
    } else {
        need_octets();
        text = octets_;
    }
    direct_ = false;
    budget_.spend(text.size());
    set_octets(decode_base64(text));
}

void TransformRun::apply(const xmlNode* transform) {
    if (auto method = read_canonical_method(transform)) {
        need_nodes();
        pending_ = std::move(method);
        return;
    }
    const std::string algorithm = attribute_of(transform, "Algorithm");
    if (algorithm == base64_transform) {
        decode();
        return;
    }
    const bool filter = algorithm == xpath_transform || algorithm == filter2_namespace;
    if (!filter && algorithm != enveloped_signature) {
        throw Refusal("transform", "a transform that is not accepted: " + shortened(algorithm));
    }
    need_nodes();
    if (source_) direct_ = false;  // a filter of what was canonicalised and read again
    if (algorithm == xpath_transform) {
        filter_by_xpath(transform, signature_, *nodes_, budget_);
    } else if (filter) {
        filter_by_xpath2(transform, signature_, *nodes_, budget_);
    } else if (signature_->doc == nodes_->document) {
        nodes_->remove({signature_});
        std::erase_if(nodes_->apexes,
                      [&](const xmlNode* apex) { return is_ancestor_or_self(signature_, apex); });
    }
}

void TransformRun::finish(OctetSink& sink, const CanonicalMethod& otherwise) {
    if (nodes_) {
        write_canonical(*nodes_, pending_.value_or(otherwise), sink, budget_);
    } else if (source_octets_ != nullptr) {
        budget_.spend(source_octets_->size());
        source_octets_->write_to(sink);
    } else {
        budget_.spend(octets_.size());
        sink.write(octets_);
    }
}

}  // namespace okienko::signing
