#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/document.h"
#include "signing/canonicalization.h"
#include "signing/node_set.h"
#include "signing/octets.h"

namespace okienko::signing {

/// The transforms of one ds:Reference (XMLDSig 6.6) applied one after another: enveloped-signature,
/// canonicalisation, base64, XPath and XPath Filter 2 as far as xpath_filter.h goes. Any other is a
/// Refusal naming it. Throws Refusal only.
class TransformRun {
public:
    TransformRun(const xmlNode* signature, const schemas::Limits& limits, WorkBudget& budget);

    void begin(NodeSet nodes);
    void begin(const OctetSource& octets);  ///< must outlive the run

    void apply(const xmlNode* transform);
    /// Writes what came out; nodes no transform made octets of by `otherwise`: Canonical XML 1.0
    /// for a digest (XMLDSig 4.4.3.2).
    void finish(OctetSink& sink, const CanonicalMethod& otherwise = {});

    /// The octets that were begun with, while nothing was done with them and they are not held.
    const OctetSource* untouched() const { return source_octets_; }
    /// The nodes that were digested, where nothing but canonicalisation was done with them; nullptr
    /// for octets out of a file, and for what was decoded. They may lie in a document this run
    /// owns.
    const NodeSet* digested_nodes() const { return direct_ ? source() : nullptr; }
    /// The nodes whose text was decoded as base64, when that was the first thing done with them.
    const NodeSet* decoded_nodes() const { return decoded_ ? source() : nullptr; }

private:
    const NodeSet* source() const;
    void need_nodes();
    void hold();
    void need_octets();
    void decode();
    void set_octets(std::string octets);

    const xmlNode* signature_;
    const schemas::Limits& limits_;
    WorkBudget& budget_;
    std::optional<NodeSet> nodes_;            ///< at hand, unless octets are
    std::optional<NodeSet> source_;           ///< what the first octets were made of
    std::optional<CanonicalMethod> pending_;  ///< asked of the nodes at hand, not yet done
    std::optional<schemas::Document> own_;
    std::string made_;
    std::string_view octets_;
    const OctetSource* source_octets_ = nullptr;  ///< not held yet; written as they are if need be
    bool direct_ = true;
    bool decoded_ = false;
};

/// The canonicalisation an element names by its Algorithm (ds:CanonicalizationMethod,
/// ds:Transform), with its prefixes; nullopt for anything else. Throws Refusal.
std::optional<CanonicalMethod> read_canonical_method(const xmlNode* element);

/// Base64 as signatures carry it: white space anywhere (XMLDSig 6.6.2). Throws Refusal.
std::string decode_base64(std::string_view letters);

}  // namespace okienko::signing
