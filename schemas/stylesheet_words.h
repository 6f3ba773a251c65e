#pragma once

#include "schemas/document.h"
#include "schemas/texts.h"

namespace okienko::schemas {

inline constexpr const char* kWordsNamespace = "urn:okienko:text";

/// Replaces the okn: words of a stylesheet's tree by plain XSLT for one language (see Stylesheet).
/// Throws XmlError with the file and line of an unknown text.
void put_words_in(Document& sheet, const std::string& name, const Texts& texts);

}  // namespace okienko::schemas
