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

/// Location paths of one document joined by `|`: absolute ones of child and descendant steps, those
/// that begin at id('…'), and here()/ancestor::NAME[1]. One that stands alone may end in node():
/// the contents of what it leads to.
class PathSet {
public:
    /// Throws Refusal for every other expression.
    PathSet(std::string_view expression, const PrefixLookup& prefixes);

    bool whole_document() const { return whole_; }

    /// The outermost nodes the paths lead to, in document order. Throws Refusal("ambiguous-id")
    /// when several elements have an Id they begin at.
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
    Step read_id(XPathReader& reader);
    void read_end(XPathReader& reader);
    void refuse_ambiguous(const xmlDoc* document, WorkBudget& budget) const;
    std::vector<const xmlNode*> elements(const xmlDoc* document,
                                         const xmlNode* signature,
                                         WorkBudget& budget) const;

    std::vector<Path> paths_;
    std::vector<XPathTest> ids_;   ///< the first steps of those that begin at an Id
    std::vector<XPathName> here_;  ///< the nearest ancestor of the expression with such a name
    bool whole_ = false;
    bool contents_ = false;  ///< the path ends in node()
};

}  // namespace okienko::signing
