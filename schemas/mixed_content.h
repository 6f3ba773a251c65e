#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/node.h"

namespace okienko::schemas {

/// A piece of mixed content: an element, or else text.
struct Piece {
    std::string text;
    std::optional<Node> element;
};

/// Text and elements of an element as they stand; comments and instructions are left out.
std::vector<Piece> pieces_of(Node element);

/// Appends text after what is there. Characters XML can't hold become U+FFFD.
void add_text(Node element, std::string_view text);

}  // namespace okienko::schemas
