#include "server/services/query_journal/simple_text.h"

#include <algorithm>
#include <optional>

namespace okienko::query_journal {

namespace {

constexpr std::string_view kEndsNoAddress = ".,;:!?)'\"";
constexpr std::string_view kQuote = "”";

std::string_view without_space(std::string_view line) {
    const auto from = line.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return line.substr(from, line.find_last_not_of(" \t\r") - from + 1);
}

std::size_t next_address(std::string_view text, std::size_t from) {
    return std::min(text.find("https://", from), text.find("http://", from));
}

void add_words(schemas::Node parent, std::string_view text) {
    if (!text.empty()) parent.add("t", text);
}

/// Words and links in turn, as elements <t> and <a>.
void add_line(schemas::Node parent, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at = next_address(text, 0); at != std::string_view::npos;
         at = next_address(text, done)) {
        std::size_t end = std::min(text.find_first_of(" \t<>", at), text.size());
        while (end > at) {
            const std::string_view address = text.substr(at, end - at);
            if (address.ends_with(kQuote)) {
                end -= kQuote.size();
            } else if (kEndsNoAddress.find(address.back()) != std::string_view::npos) {
                --end;
            } else {
                break;
            }
        }
        const std::string_view address = text.substr(at, end - at);
        add_words(parent, text.substr(done, at - done));
        if (address.find('.') == std::string_view::npos) {
            add_words(parent, address);
        } else {
            parent.add("a", address).set("href", address);
        }
        done = std::max(end, at + 1);
    }
    add_words(parent, text.substr(std::min(done, text.size())));
}

bool is_item(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ");
}

}  // namespace

void add_simple_text(schemas::Node parent, std::string_view text) {
    std::optional<schemas::Node> block;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::string_view line = without_space(text.substr(from, end - from));
        from = end + 1;
        if (line.empty()) {
            block.reset();
            continue;
        }
        const bool item = is_item(line);
        if (!block || block->is("ul") != item) block = parent.add(item ? "ul" : "p");
        add_line(block->add(item ? "li" : "line"), item ? without_space(line.substr(2)) : line);
    }
}

std::string beginning_of(std::string_view text, std::size_t characters) {
    std::string line;
    std::size_t count = 0;
    std::size_t last_space = 0;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (space && (line.empty() || line.back() == ' ')) continue;
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++count > characters) {
            line.resize(last_space > 0 ? last_space : line.size());
            while (!line.empty() && (line.back() == ' ' || line.back() == ',')) line.pop_back();
            return line + "…";
        }
        if (space) last_space = line.size();
        line += space ? ' ' : c;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace okienko::query_journal
