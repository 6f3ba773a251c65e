#include "server/services/query_journal/slug.h"

#include <array>
#include <charconv>
#include <utility>

namespace okienko::query_journal {

namespace {

constexpr std::size_t kLongest = 80;

constexpr std::array<std::pair<std::string_view, char>, 18> kPolish = {{
    {"ą", 'a'},
    {"ć", 'c'},
    {"ę", 'e'},
    {"ł", 'l'},
    {"ń", 'n'},
    {"ó", 'o'},
    {"ś", 's'},
    {"ź", 'z'},
    {"ż", 'z'},
    {"Ą", 'a'},
    {"Ć", 'c'},
    {"Ę", 'e'},
    {"Ł", 'l'},
    {"Ń", 'n'},
    {"Ó", 'o'},
    {"Ś", 's'},
    {"Ź", 'z'},
    {"Ż", 'z'},
}};

/// The letter or digit at a place, '-' for anything else; moves the place on.
char letter_at(std::string_view text, std::size_t& at) {
    const char c = text[at];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return ++at, c;
    if (c >= 'A' && c <= 'Z') return ++at, static_cast<char>(c - 'A' + 'a');
    for (const auto& [written, plain] : kPolish) {
        if (text.substr(at).starts_with(written)) return at += written.size(), plain;
    }
    return ++at, '-';
}

}  // namespace

std::string slug_of(std::string_view title) {
    std::string slug;
    for (std::size_t at = 0; at < title.size();) {
        const char c = letter_at(title, at);
        if (c != '-' || (!slug.empty() && slug.back() != '-')) slug += c;
    }
    if (slug.size() > kLongest) {
        const std::size_t cut = slug.rfind('-', kLongest);
        slug.resize(cut == std::string::npos ? kLongest : cut);
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? "pytanie" : slug;
}

std::string link_part(int n, std::string_view slug) {
    return std::to_string(n) + "-" + std::string(slug);
}

std::optional<int> number_of_link(std::string_view part) {
    int n = 0;
    const char* const end = part.data() + part.size();
    const auto read = std::from_chars(part.data(), end, n);
    const bool whole = read.ptr == end || *read.ptr == '-';
    if (read.ec != std::errc{} || !whole || n < 1) return std::nullopt;
    return n;
}

std::string registration_number(int year, int n) {
    return "IDZ/" + std::to_string(year) + "/" + std::to_string(n);
}

}  // namespace okienko::query_journal
