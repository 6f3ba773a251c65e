#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include <libxml/tree.h>

#include "signing/octets.h"

namespace okienko::signing {

/// The elements of a document that same-document references point at, by Id. Only Ids somebody
/// refers to are looked for, in one walk: real files repeat Ids nobody refers to. An Id is an
/// attribute Id, ID or id, whatever its namespace ("xml:id", "wsu:Id").
class IdIndex {
public:
    IdIndex(const xmlDoc* document, const std::set<std::string>& wanted, WorkBudget& budget);

    /// nullptr when no element has it. Throws Refusal("ambiguous-id") when several have.
    const xmlNode* find(const std::string& id) const;

private:
    void look_at(const xmlNode* element);

    struct Place {
        const xmlNode* element = nullptr;
        bool several = false;
    };
    std::unordered_map<std::string, Place> places_;
};

/// What a ds:Reference/@URI means (XMLDSig 4.4.3.1).
struct ReferenceTarget {
    enum class Kind {
        document,  ///< "" or #xpointer(/)
        element,   ///< #id or #xpointer(id('id'))
        external,
        unnamed,  ///< no URI at all
        unknown,  ///< another XPointer
    };
    Kind kind = Kind::unknown;
    std::string name;       ///< the Id, or the external name, percent-decoded
    bool comments = false;  ///< the XPointer forms keep comments
};
ReferenceTarget read_target(const xmlNode* reference);

/// "%20" and the like decoded; anything malformed stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace okienko::signing
