#pragma once

#include <string>

#include "schemas/node.h"
#include "server/editing/card_fields.h"
#include "server/editing/context.h"

namespace okienko::editing {

/// Appends the fields of a card's form: <group id> with <field name part kind value needed> and,
/// for choices, <item value label selected>.
void add_card_form(schemas::Node form,
                   const CardFields& fields,
                   const std::string& service,
                   const Context& context,
                   const std::string& language);

}  // namespace okienko::editing
