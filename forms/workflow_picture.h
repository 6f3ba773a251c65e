#pragma once

#include <string>

#include "forms/service.h"
#include "schemas/document.h"

namespace okienko::forms {

/// The picture of a service's workflow as SVG: states, transitions with who takes them, letters and
/// deadlines, in a language of the service. The root carries a title and, for who can't see it, the
/// whole course in words. Colours are classes (`okn-flow…`), for the page's sheet to fill.
schemas::Document draw_workflow(const Service& service, const std::string& language);

/// The same as a file of its own: the classes have colours for light and dark.
std::string workflow_svg(const Service& service, const std::string& language);

}  // namespace okienko::forms
