#pragma once

#include <string_view>

namespace okienko::documents {

/// Why a file isn't taken. The pages that ask have a text for each, by to_string().
enum class Refusal {
    empty,      ///< no bytes
    name,       ///< no extension to go by
    type,       ///< a kind of file that isn't taken here
    disguised,  ///< the contents are something else than the name says
    damaged,    ///< begins as what it says, but isn't whole
    encoding,   ///< text that isn't UTF-8
    active,     ///< text that a browser or a shell would run: HTML, script
    macros,     ///< an office document with a program in it
    encrypted,  ///< needs a password that the office doesn't have
    mixed,      ///< two kinds of file in one
};

std::string_view to_string(Refusal refusal);  ///< "empty", "name", …

}  // namespace okienko::documents
