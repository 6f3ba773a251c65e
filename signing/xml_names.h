#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace okienko::signing {

/// Steps over a signature's elements by namespace and local name.
inline constexpr std::string_view ds_namespace = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view dsig11_namespace = "http://www.w3.org/2009/xmldsig11#";
inline constexpr std::string_view filter2_namespace = "http://www.w3.org/2002/06/xmldsig-filter2";
inline constexpr std::string_view exclusive_namespace = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view xades_141_namespace = "http://uri.etsi.org/01903/v1.4.1#";
/// Evidence records: RFC 6283.
inline constexpr std::string_view ers_namespace = "urn:ietf:params:xml:ns:ers";
/// The same in signatures: TS 119 132-3.
inline constexpr std::string_view xades_en_namespace = "http://uri.etsi.org/19132/v1.1.1#";

std::string_view local_name(const xmlNode* element);
std::string_view namespace_of(const xmlNode* element);

bool is_element(const xmlNode* node, std::string_view name, std::string_view uri);
/// XAdES 1.1.1, 1.2.2, 1.3.2 or 1.4.1.
bool is_xades_namespace(std::string_view uri);
bool is_xades(const xmlNode* node, std::string_view name);

const xmlNode* first_element(const xmlNode* parent);
const xmlNode* next_element(const xmlNode* element);
const xmlNode* child_named(const xmlNode* parent, std::string_view name, std::string_view uri);
/// In document order; none for a null parent.
std::vector<const xmlNode*> children_named(const xmlNode* parent,
                                           std::string_view name,
                                           std::string_view uri);
/// The child of that local name in a namespace of XAdES.
const xmlNode* xades_child(const xmlNode* parent, std::string_view name);
/// The child of that local name in any namespace.
const xmlNode* any_child(const xmlNode* parent, std::string_view name);

bool has_attribute(const xmlNode* element, const char* name);
/// "" when absent, and for nullptr.
std::string attribute_of(const xmlNode* element, const char* name);
std::string text_below(const xmlNode* element);  ///< all text, joined; "" for nullptr
std::string trimmed_text(const xmlNode* element);
bool is_ancestor_or_self(const xmlNode* above, const xmlNode* node);
/// "/Wniosek/Adres[2]", as schemas::Node::path().
std::string path_of(const xmlNode* element);

}  // namespace okienko::signing
