#pragma once

#include <string>
#include <vector>

#include "server/editing/card_fields.h"
#include "server/editing/context.h"

namespace okienko::editing {

/// What keeps a card from being published, told at its field.
struct CardFault {
    std::string field;
    std::string text;    ///< of "editing.fault.<text>"
    std::string detail;  ///< value of its place {what}
};

/// At least as strict as schemas/xsd/card.xsd, so that the schema has nothing left to say.
std::vector<CardFault> judge_card(const CardFields& fields, const Context& context);

}  // namespace okienko::editing
