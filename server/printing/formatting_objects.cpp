#include "server/printing/formatting_objects.h"

namespace okienko::printing {
namespace {

constexpr std::string_view kBreak = "\xE2\x80\x8B";
constexpr std::size_t kLongWord = 30;
constexpr std::size_t kPart = 10;

/// Bytes of the character that begins here; an entity of XML counts as one.
std::size_t character_at(std::string_view text, std::size_t at) {
    if (text[at] == '&') {
        const auto end = text.find(';', at);
        return end == std::string_view::npos ? 1 : end + 1 - at;
    }
    std::size_t size = 1;
    while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) >> 6U) == 2U) {
        ++size;
    }
    return size;
}

/// A hard space ends a word, too: it is no letter to break after.
bool ends_word(std::string_view text, std::size_t at) {
    const char here = text[at];
    return here == ' ' || here == '\n' || here == '\t' || here == '\r' || here == '<' ||
           text.substr(at, 2) == "\xC2\xA0";
}

void add_word(std::string& out, std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); at += character_at(word, at)) ++letters;
    if (letters <= kLongWord) {
        out += word;
        return;
    }
    std::size_t n = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t size = character_at(word, at);
        if (n > 0 && n % kPart == 0) out += kBreak;
        out += word.substr(at, size);
        at += size;
        ++n;
    }
}

}  // namespace

web::View sheet_view(const SheetFacts& facts) {
    web::View view;
    view.root()
        .add("print")
        .set("title", facts.title)
        .set("number", facts.number)
        .set("sha256", facts.sha256);
    return view;
}

std::string make_fo(const web::Pages& pages, std::string_view sheet, const web::View& view) {
    return break_long_words(pages.make("pl", sheet, view).serialize());
}

std::string break_long_words(std::string_view fo) {
    const auto begin = fo.find("<fo:flow");
    const auto end = fo.rfind("</fo:flow>");
    if (begin == std::string_view::npos || end == std::string_view::npos) return std::string(fo);
    std::string out(fo.substr(0, begin));
    out.reserve(fo.size() + fo.size() / 8);
    for (std::size_t at = begin; at < end;) {
        if (fo[at] == '<') {
            const auto close = fo.find('>', at);
            out += fo.substr(at, close + 1 - at);
            at = close + 1;
            continue;
        }
        std::size_t stop = at;
        while (stop < end && !ends_word(fo, stop)) ++stop;
        if (stop == at) stop += character_at(fo, at);
        add_word(out, fo.substr(at, stop - at));
        at = stop;
    }
    return out += fo.substr(end);
}

}  // namespace okienko::printing
