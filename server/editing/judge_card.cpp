#include "server/editing/judge_card.h"

#include <algorithm>

#include "server/editing/prose.h"

namespace okienko::editing {

namespace {

constexpr std::size_t kLongestLine = 600;

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// "OR-2": letters, then perhaps a dash and digits.
bool is_symbol(std::string_view text) {
    const auto letters =
        std::min(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
    if (letters == 0 || letters > 6) return false;
    if (letters == text.size()) return true;
    const auto digits = text.substr(letters + 1);
    return text[letters] == '-' && !digits.empty() && digits.size() <= 4 &&
           digits.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_place(std::string_view text) {
    return text.empty() || (text.size() <= 3 && text.front() != '0' &&
                            text.find_first_not_of("0123456789") == std::string_view::npos);
}

void judge_line(const std::string& name, const std::string& value, std::vector<CardFault>& faults) {
    if (letters_of(value) > kLongestLine || value.find('\n') != std::string::npos) {
        faults.push_back({name, "line", {}});
    }
}

void judge_shared(const CardFields& fields,
                  const Context& context,
                  std::vector<CardFault>& faults) {
    if (!is_symbol(value_of(fields, "symbol"))) faults.push_back({"symbol", "symbol", {}});
    if (context.office.unit(value_of(fields, "unit")) == nullptr) {
        faults.push_back({"unit", "unit", {}});
    }
    if (!is_place(value_of(fields, "popular"))) faults.push_back({"popular", "popular", {}});
    constexpr std::ptrdiff_t kMostRelated = 8;
    const std::string related = value_of(fields, "related");
    if (std::count(related.begin(), related.end(), '\n') >= kMostRelated) {
        faults.push_back({"related", "related", {}});
    }
    const std::string situations = value_of(fields, "situation");
    if (std::count(situations.begin(), situations.end(), '\n') >= kMostRelated) {
        faults.push_back({"situation", "situation", {}});
    }
    for (const char* name : {"contact-address", "contact-phone", "contact-email"}) {
        judge_line(name, value_of(fields, name), faults);
    }
    const std::string email = value_of(fields, "contact-email");
    if (!email.empty() &&
        (email.find('@') == std::string::npos || email.find(' ') != std::string::npos)) {
        faults.push_back({"contact-email", "email", {}});
    }
}

}  // namespace

std::vector<CardFault> judge_card(const CardFields& fields, const Context& context) {
    std::vector<CardFault> faults;
    judge_shared(fields, context, faults);
    for (const std::string_view language : kCardLanguages) {
        if (!speaks(fields, language)) continue;
        for (const CardPart& part : card_parts()) {
            const std::string name = field_name(language, part.name);
            const std::string value = value_of(fields, name);
            if (value.empty()) {
                if (part.needed) faults.push_back({name, "needed." + std::string(part.name), {}});
            } else if (part.kind == CardPart::Kind::line) {
                judge_line(name, value, faults);
            } else if (const std::string link = bad_link(value); !link.empty()) {
                faults.push_back({name, "link", link});
            }
        }
    }
    return faults;
}

}  // namespace okienko::editing
