#pragma once

#include <string_view>

#include "schemas/node.h"
#include "server/catalogue/services.h"

namespace okienko::catalogue {

/// Appends <service id symbol title description answer fee form/> to a view: one line of a list of
/// services.
schemas::Node add_listed(schemas::Node parent,
                         const Published& published,
                         std::string_view language);

}  // namespace okienko::catalogue
