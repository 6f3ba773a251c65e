#pragma once

#include <string>
#include <vector>

#include "forms/form.h"

namespace okienko::forms {

/// A schema made of a form's fields alone: under a root `values`, any number of elements
/// `i<number>`, each of the simple type the document's schema gives that field. With it libxml2
/// judges the values of one page before the document is whole.
std::string value_schema(const std::vector<const Item*>& items);

/// Name of a field's element there.
std::string value_element(const Item& item);

}  // namespace okienko::forms
