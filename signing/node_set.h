#pragma once

#include <algorithm>
#include <vector>

#include <libxml/tree.h>

namespace okienko::signing {

/// Nodes of one document as the transforms we know leave them: whole subtrees, less whole subtrees.
/// Attributes and namespaces go with their elements.
struct NodeSet {
    const xmlDoc* document = nullptr;
    bool whole = false;  ///< the document itself, what stands beside the root included
    std::vector<const xmlNode*> apexes;   ///< unless whole: in document order, none below another
    std::vector<const xmlNode*> removed;  ///< roots of subtrees taken out; sorted by address
    bool comments = false;

    bool is_removed(const xmlNode* node) const {
        if (removed.size() == 1) return removed.front() == node;
        return std::binary_search(removed.begin(), removed.end(), node);
    }
    void remove(const std::vector<const xmlNode*>& nodes) {
        removed.insert(removed.end(), nodes.begin(), nodes.end());
        std::sort(removed.begin(), removed.end());
        removed.erase(std::unique(removed.begin(), removed.end()), removed.end());
    }
};

}  // namespace okienko::signing
