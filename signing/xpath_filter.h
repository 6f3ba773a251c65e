#pragma once

#include <libxml/tree.h>

#include "signing/node_set.h"
#include "signing/octets.h"

namespace okienko::signing {

/// The XPath filters met in signatures, each in time linear in the document. Everything else is a
/// Refusal that names the expression: a general XPath filter is quadratic, and a signature over
/// what nobody can foretell is worth little.

/// XMLDSig 6.6.3 (REC-xpath-19991116), of conditions joined by `and`:
///   not(ancestor-or-self::TEST), also with several joined by `or`
///   ancestor-or-self::TEST
///   count(ancestor-or-self::ds:Signature | here()/ancestor::ds:Signature[1]) >
///   count(ancestor-or-self::ds:Signature)
/// `transform` is the ds:Transform, `signature` the ds:Signature it stands in.
void filter_by_xpath(const xmlNode* transform,
                     const xmlNode* signature,
                     NodeSet& nodes,
                     WorkBudget& budget);

/// XPath Filter 2.0, `intersect` and `subtract`, of location paths along child and descendant axes
/// joined by `|`, and here()/ancestor::ds:Signature[1].
void filter_by_xpath2(const xmlNode* transform,
                      const xmlNode* signature,
                      NodeSet& nodes,
                      WorkBudget& budget);

}  // namespace okienko::signing
