#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "signing/octets.h"
#include "signing/xpath_condition.h"

namespace okienko::signing {

/// Whether an element is looked for; adds what the answer cost to `steps`.
using ElementTest = std::function<bool(const xmlNode* element, std::size_t& steps)>;

/// The elements a test holds for, in document order, none of them below another.
std::vector<const xmlNode*> outermost(const xmlDoc* document,
                                      WorkBudget& budget,
                                      const ElementTest& test);

/// Location paths of one document joined by `|`: absolute ones of child and descendant steps, and
/// here()/ancestor::NAME[1].
class PathSet {
public:
    /// Throws Refusal for every other expression.
    PathSet(std::string_view expression, const PrefixLookup& prefixes);

    bool whole_document() const { return whole_; }

    /// The outermost elements the paths lead to, in document order, found in one walk.
    std::vector<const xmlNode*> find(const xmlDoc* document,
                                     const xmlNode* signature,
                                     WorkBudget& budget) const;

private:
    struct Step {
        bool descendant = false;
        XPathTest test;
    };
    using Path = std::vector<Step>;

    void read_path(XPathReader& reader, const PrefixLookup& prefixes);
    void read_here(XPathReader& reader, const PrefixLookup& prefixes);

    std::vector<Path> paths_;
    std::vector<XPathName> here_;  ///< the nearest ancestor of the expression with such a name
    bool whole_ = false;
};

}  // namespace okienko::signing
