#pragma once

#include <optional>
#include <string>

#include "forms/model.h"
#include "schemas/document.h"

namespace okienko::forms {

/// The model as XML, for the way from the child that read the schema.
std::string model_to_xml(const Model& model);
/// nullopt for anything model_to_xml() did not write; indexes are checked.
std::optional<Model> model_from_xml(const schemas::Document& document);

}  // namespace okienko::forms
