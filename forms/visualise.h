#pragma once

#include <string_view>

#include "forms/service.h"
#include "schemas/document.h"

namespace okienko::forms {

/// The document as a letter, for reading: HTML elements below one root element `div`, to be copied
/// into a page. Made by the service's view.xsl, else from form.xml. Only documents that passed
/// schema validation should come here; others come out as far as they are understood. Throws
/// schemas::XmlError when view.xsl fails.
schemas::Document visualise(const Service& service,
                            const schemas::Document& document,
                            std::string_view language);

}  // namespace okienko::forms
