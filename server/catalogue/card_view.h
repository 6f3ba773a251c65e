#pragma once

#include <string>

#include "schemas/node.h"
#include "server/catalogue/office.h"
#include "server/catalogue/services.h"

namespace okienko::catalogue {

/// What a card refers to.
struct CardSurroundings {
    const Services& services;
    const Office& office;
};

/// Appends what the sheet catalogue/card shows: <card> in a language (Polish when it doesn't speak
/// it) and <related>. `form`: whether the service can be filed here.
void add_card(schemas::Node root,
              const Card& card,
              bool form,
              const CardSurroundings& around,
              const std::string& language);

}  // namespace okienko::catalogue
