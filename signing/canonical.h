#pragma once

#include <string>

#include "schemas/document.h"

namespace okienko::signing {

/// Exclusive XML Canonicalization 1.0 without comments (http://www.w3.org/2001/10/xml-exc-c14n#) of
/// the element and all below it, as UTF-8. The apex is taken with the namespaces that are in scope
/// where it stands. The cost grows with the element, not with the document around it.
std::string canonical(schemas::Node apex);

/// The same for a whole document: the root element and the processing instructions beside it.
std::string canonical(const schemas::Document& document);

}  // namespace okienko::signing
