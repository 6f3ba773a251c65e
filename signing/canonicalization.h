#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signing/node_set.h"
#include "signing/octets.h"

namespace okienko::signing {

/// A canonicalisation method: Canonical XML 1.0 and 1.1, Exclusive XML Canonicalization 1.0, each
/// with or without comments (W3C).
struct CanonicalMethod {
    enum class Kind { inclusive, inclusive_1_1, exclusive };
    Kind kind = Kind::inclusive;
    bool comments = false;
    /// InclusiveNamespaces/@PrefixList of the exclusive kind; "" stands for #default.
    std::vector<std::string> inclusive_prefixes;
};

/// The method an algorithm URI names; nullopt for anything else.
std::optional<CanonicalMethod> canonical_method(std::string_view algorithm);

/// Writes the canonical form of a node set, in time linear in the subtrees it holds. Comments are
/// written when both the method and the set have them. Ancestors outside the set give namespaces,
/// and by the inclusive kinds xml: attributes, as the specifications say.
void write_canonical(const NodeSet& nodes,
                     const CanonicalMethod& method,
                     OctetSink& sink,
                     WorkBudget& budget);

}  // namespace okienko::signing
