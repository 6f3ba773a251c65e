#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "signing/canonicalization.h"

namespace okienko::signing {

inline std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Which namespace declarations a canonical start tag carries: remembers what the output's open
/// elements have declared.
class NamespaceScope {
public:
    struct Declaration {
        std::string_view prefix;
        std::string_view uri;
    };

    explicit NamespaceScope(const CanonicalMethod& method) : method_(method) {}

    /// The declarations to write on an element, by prefix; an apex takes those of its ancestors
    /// too. Valid until the next call.
    const std::vector<Declaration>& enter(const xmlNode* element, bool apex);
    void leave();  ///< the element entered last is closed

    /// Comparisons made since the last call: what a hostile nest of declarations costs.
    std::size_t take_steps();

private:
    void declare(std::string_view prefix, std::string_view uri);
    std::string_view declared(std::string_view prefix) const;
    void take_in_scope(const xmlNode* element, bool apex);
    void take_used(const xmlNode* element);
    bool wanted(std::string_view prefix) const;

    const CanonicalMethod& method_;
    std::vector<Declaration> open_;
    std::vector<std::size_t> marks_;
    std::vector<Declaration> fresh_;
    mutable std::size_t steps_ = 0;
};

}  // namespace okienko::signing
