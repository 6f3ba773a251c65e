#include "schemas/typography.h"

#include <algorithm>
#include <array>

namespace okienko::schemas {

namespace {

constexpr std::string_view kHardSpace = "\xC2\xA0";
constexpr std::string_view kOneLetter = "aiouwzkAIOUWZK";
constexpr std::array<std::string_view, 15> kAbbreviations = {"art.",
                                                             "lit.",
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

/// A number holds on to what it counts: "14 dni", "65 cm", "1 marca", "2026 r.".
bool counts(std::string_view word, std::string_view rest) {
    const bool number = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    if (!number || word.size() > 3) return number && rest.starts_with("r.");
    const auto next = static_cast<unsigned char>(rest.empty() ? ' ' : rest.front());
    constexpr unsigned kFirstOfPolish = 0xC3U;  // bytes that begin "ó" … "ż" in UTF-8
    constexpr unsigned kLastOfPolish = 0xC5U;
    return (next >= 'a' && next <= 'z') || (next >= kFirstOfPolish && next <= kLastOfPolish);
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
        const std::string_view word = bare(text.substr(begin, at - begin));
        const bool hard =
            c == ' ' && at + 1 < text.size() &&
            (holds_on(word) || counts(word, text.substr(at + 1)));
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
