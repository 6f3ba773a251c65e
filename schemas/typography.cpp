#include "schemas/typography.h"

#include <algorithm>
#include <array>

namespace okienko::schemas {

namespace {

constexpr std::string_view kHardSpace = "\xC2\xA0";
constexpr std::string_view kOneLetter = "aiouwzkAIOUWZK";
constexpr std::array<std::string_view, 14> kAbbreviations = {"art.",
                                                             "ust.",
                                                             "pkt",
                                                             "ul.",
                                                             "pl.",
                                                             "al.",
                                                             "os.",
                                                             "nr",
                                                             "poz.",
                                                             "godz.",
                                                             "pok.",
                                                             "tel.",
                                                             "s.",
                                                             "§"};

bool holds_on(std::string_view word) {
    if (word.size() == 1) return kOneLetter.find(word[0]) != std::string_view::npos;
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

/// The word without an opening bracket or quotation mark before it.
std::string_view bare(std::string_view word) {
    constexpr std::string_view kQuote = "„";
    if (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (word.starts_with(kQuote)) word.remove_prefix(kQuote.size());
    return word;
}

}  // namespace

std::string with_hard_spaces(std::string_view text, std::string_view language) {
    if (language != "pl") return std::string(text);
    std::string result;
    result.reserve(text.size() + 16);
    std::size_t begin = 0;  // of the word
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != ' ' && c != '\n' && c != '\t') {
            result += c;
            continue;
        }
        // A space at the very end belongs to what the sheet puts after it: "Zadzwoń: ".
        const bool hard =
            c == ' ' && at + 1 < text.size() && holds_on(bare(text.substr(begin, at - begin)));
        result += hard ? kHardSpace : text.substr(at, 1);
        begin = at + 1;
    }
    return result;
}

void put_hard_spaces(Node element, std::string_view language) {
    for (xmlNode* child = element.raw()->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            put_hard_spaces(Node(child), language);
        } else if (child->type == XML_TEXT_NODE && child->content != nullptr) {
            const std::string text =
                with_hard_spaces(reinterpret_cast<const char*>(child->content), language);
            xmlNodeSetContent(child, nullptr);
            xmlNodeAddContentLen(child,
                                 reinterpret_cast<const xmlChar*>(text.data()),
                                 static_cast<int>(text.size()));
        }
    }
}

}  // namespace okienko::schemas
