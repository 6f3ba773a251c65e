#pragma once

#include <string>
#include <string_view>

#include "schemas/node.h"

namespace okienko::editing {

/// The running text of a card as editors type it: a line a paragraph, a line that begins with "- "
/// an item of a list, and [words](address) a link. Both ways lose nothing a card may hold.
std::string prose_text(schemas::Node prose);
/// A paragraph's text with its links, in one line.
std::string paragraph_text(schemas::Node paragraph);

/// Appends <p> and <item> to a prose element; <act> where `acts` is told.
void add_prose(schemas::Node to, std::string_view text, bool acts = false);

/// The first address of a link that a card may not hold; empty when all may.
std::string bad_link(std::string_view text);

}  // namespace okienko::editing
