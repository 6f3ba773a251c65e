#pragma once

#include "schemas/node.h"
#include "server/editing/card_fields.h"
#include "server/editing/text_difference.h"

namespace okienko::editing {

/// Appends <change language part><line kind>…</line></change> for each field that differs, in the
/// order of the form; how many there are.
std::size_t add_changes(schemas::Node to, const CardFields& before, const CardFields& after);

/// Appends <line kind="same|removed|added|skipped">.
void add_lines(schemas::Node to, const std::vector<DifferenceLine>& lines);

}  // namespace okienko::editing
