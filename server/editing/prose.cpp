#include "server/editing/prose.h"

#include <algorithm>
#include <optional>

#include "schemas/mixed_content.h"

namespace okienko::editing {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

/// Runs of white space become one space, as a card's reader sees them.
std::string in_one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            line += c;
        } else if (line.empty() || line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

struct Link {
    std::size_t from;
    std::size_t to;  ///< behind it
    std::string_view words;
    std::string_view address;
};

/// The first [words](address) from a place on.
std::optional<Link> next_link(std::string_view text, std::size_t from) {
    for (auto open = text.find('[', from); open != std::string_view::npos;
         open = text.find('[', open + 1)) {
        const auto middle = text.find("](", open);
        const auto close = middle == std::string_view::npos ? middle : text.find(')', middle + 2);
        if (close == std::string_view::npos) return std::nullopt;
        const auto nearest = text.rfind('[', middle);
        return Link{nearest,
                    close + 1,
                    trimmed(text.substr(nearest + 1, middle - nearest - 1)),
                    trimmed(text.substr(middle + 2, close - middle - 2))};
    }
    return std::nullopt;
}

/// As card.xsd says: https, or a place of this site.
bool is_address(std::string_view address) {
    const bool clean = std::none_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>';
    });
    if (!clean) return false;
    if (address.starts_with("https://")) return address.size() > 8;
    if (!address.starts_with("/") || address.find('\\') != std::string_view::npos) return false;
    return address.size() == 1 || address[1] != '/';
}

void add_paragraph(schemas::Node to, std::string_view text) {
    std::size_t from = 0;
    while (const auto link = next_link(text, from)) {
        schemas::add_text(to, text.substr(from, link->from - from));
        to.add("a", link->words).set("href", link->address);
        from = link->to;
    }
    schemas::add_text(to, text.substr(from));
}

}  // namespace

std::string paragraph_text(schemas::Node paragraph) {
    std::string text;
    for (const auto& piece : schemas::pieces_of(paragraph)) {
        text += piece.element ? "[" + piece.element->text() + "](" +
                                    piece.element->attribute_or("href", "") + ")"
                              : piece.text;
    }
    return std::string(trimmed(in_one_line(text)));
}

std::string prose_text(schemas::Node prose) {
    std::string text;
    for (const schemas::Node part : prose.children()) {
        if (!text.empty()) text += "\n";
        text += (part.is("item") ? "- " : "") + paragraph_text(part);
    }
    return text;
}

void add_prose(schemas::Node to, std::string_view text, bool acts) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        const bool item = !acts && line.starts_with("- ");
        if (item) line = trimmed(line.substr(2));
        add_paragraph(to.add(acts ? "act" : item ? "item" : "p"), line);
    }
}

std::string bad_link(std::string_view text) {
    std::size_t from = 0;
    while (const auto link = next_link(text, from)) {
        if (link->words.empty() || !is_address(link->address)) return std::string(link->address);
        from = link->to;
    }
    return {};
}

}  // namespace okienko::editing
