#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace okienko::signing {

/// A well-formed document cut in two: something is written between `before` and `after`, and every
/// other byte stays as it was.
struct DocumentCut {
    std::string before;
    std::string after;
};

/// Cuts where a last child of an element goes: before its end tag. An empty-element tag is opened.
/// `element` is its number in document order; the root is 0. The bytes were parsed before, without
/// a DOCTYPE, and can be cut. Linear. Throws std::logic_error for bytes that are
/// no document, or that lack such an element.
DocumentCut cut_before_end(std::string_view document, std::size_t element = 0);

/// Cuts where a first child of an element goes: behind its start tag.
DocumentCut cut_behind_start(std::string_view document, std::size_t element);

/// Whether the tags of a parsed document can be found in its bytes: every octet below 0x80 is that
/// character of ASCII. `encoding` is the one it declares, perhaps none.
bool can_be_cut(std::string_view document, std::string_view encoding);

}  // namespace okienko::signing
