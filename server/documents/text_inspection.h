#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/documents/refusal.h"

namespace okienko::documents {

/// Looks at the first bytes of what claims to be text: other encodings, and beginnings that a
/// browser or a shell would take for a program. XML may begin as XML, but not as HTML or SVG.
std::optional<Refusal> inspect_text_head(std::string_view head, bool xml);

/// Checks text that comes in pieces: UTF-8 throughout, no control characters but tab and the line
/// ends. One thread.
class TextInspection {
public:
    void feed(std::string_view bytes);
    std::optional<Refusal> refusal() const { return refusal_; }  ///< so far
    std::optional<Refusal> finish() const;                       ///< of the whole

private:
    std::string cut_;  ///< the beginning of a character whose rest is still to come
    std::optional<Refusal> refusal_;
};

}  // namespace okienko::documents
