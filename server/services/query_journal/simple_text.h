#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schemas/node.h"

namespace okienko::query_journal {

/// Text as people type it, read as paragraphs: an empty line parts them, lines that begin with "- "
/// are a list, addresses that begin with https:// or http:// are links. Adds
///   <p><line>words <a href="…">…</a></line>…</p> and <ul><li>…</li></ul>
/// below `parent`; nothing in the text is ever markup.
void add_simple_text(schemas::Node parent, std::string_view text);

/// The beginning of a text as one line of at most so many characters, cut between words and ended
/// by "…" when something is left out.
std::string beginning_of(std::string_view text, std::size_t characters);

}  // namespace okienko::query_journal
