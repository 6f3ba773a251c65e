#include "server/documents/text_inspection.h"

#include <algorithm>
#include <array>

#include "server/documents/utf8.h"

namespace okienko::documents {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return result;
}

/// Signatures of programs, archives and containers that people rename.
bool begins_as_binary(std::string_view head) {
    static constexpr std::array<std::string_view, 12> signatures{
        "MZ\x90\0"sv,
        "\x7f"
        "ELF"sv,
        "PK\x03\x04"sv,
        "%PDF-"sv,
        "\xd0\xcf\x11\xe0"sv,
        "Rar!\x1a"sv,
        "7z\xbc\xaf"sv,
        "\x1f\x8b"sv,
        "\x89PNG"sv,
        "\xff\xd8\xff"sv,
        "GIF8"sv,
        "\xca\xfe\xba\xbe"sv,
    };
    return std::ranges::any_of(
        signatures, [&](std::string_view signature) { return head.starts_with(signature); });
}

/// The tags by which browsers guess HTML (WHATWG MIME Sniffing 7.1), and beginnings of scripts.
bool begins_as_active(std::string_view text) {
    static constexpr std::array<std::string_view, 24> beginnings{
        "<!doctype", "<html", "<head", "<script", "<iframe", "<h1",     "<div",  "<font",
        "<table",    "<a ",   "<a>",   "<style",  "<title",  "<b>",     "<body", "<br",
        "<p>",       "<p ",   "<svg",  "<img",    "<?php",   "<object", "#!",    "<embed",
    };
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool is_control(char32_t code) {
    const bool of_text = code == '\t' || code == '\n' || code == '\r' || code == '\f';
    return (code < 0x20 && !of_text) || code == 0x7f;
}

std::string_view without_space(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n\f");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// Past the XML declaration, comments and instructions: where the root element begins.
std::string_view to_root(std::string_view text) {
    text = without_space(text);
    while (text.starts_with("<?") || text.starts_with("<!--")) {
        const std::string_view close = text.starts_with("<?") ? "?>" : "-->";
        const auto end = text.find(close);
        if (end == std::string_view::npos) return {};
        text = without_space(text.substr(end + close.size()));
    }
    return text;
}

/// Local name of the root element, when its beginning is among the first bytes.
std::string_view root_name(std::string_view root) {
    std::string_view name = root.substr(1, root.find_first_of(" \t\r\n/>", 1) - 1);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<Refusal> inspect_xml_head(std::string_view text) {
    if (!text.starts_with('<')) return Refusal::disguised;
    const std::string_view root = to_root(text);
    if (root.starts_with("<!doctype")) return Refusal::active;
    if (root.size() > 1) {
        const std::string_view name = root_name(root);
        if (name == "html" || name == "svg" || name == "script" || name == "stylesheet") {
            return Refusal::active;
        }
    }
    const bool hidden_page = root.find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
    if (hidden_page ||
        text.find("<?xml-stylesheet type=\"text/xsl\" href=\"data:") != std::string_view::npos) {
        return Refusal::active;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Refusal> inspect_text_head(std::string_view head, bool xml) {
    if (begins_as_binary(head)) return Refusal::disguised;
    if (head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv)) return Refusal::encoding;
    if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
    const std::string text = lower(without_space(head));
    if (xml) return inspect_xml_head(text);
    if (begins_as_active(text)) return Refusal::active;
    return std::nullopt;
}

void TextInspection::feed(std::string_view bytes) {
    std::string joined;
    if (!cut_.empty()) {
        joined = cut_ + std::string(bytes);
        cut_.clear();
        bytes = joined;
    }
    while (!bytes.empty() && !refusal_) {
        const auto character = first_character(bytes);
        if (character) {
            if (is_control(character->code)) refusal_ = Refusal::disguised;
            bytes.remove_prefix(character->length);
        } else if (cut_character(bytes)) {
            cut_ = bytes;
            return;
        } else {
            refusal_ = Refusal::encoding;
        }
    }
}

std::optional<Refusal> TextInspection::finish() const {
    if (refusal_) return refusal_;
    if (!cut_.empty()) return Refusal::encoding;
    return std::nullopt;
}

}  // namespace okienko::documents
