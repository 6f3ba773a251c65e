#include "server/services/recruitment/announcement.h"

#include <algorithm>

#include "schemas/document.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"

namespace okienko::recruitment {

namespace {

/// Lower case of ASCII and of the Polish letters.
std::string lowered(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kLetters{
        {{"Ą", "ą"},
         {"Ć", "ć"},
         {"Ę", "ę"},
         {"Ł", "ł"},
         {"Ń", "ń"},
         {"Ó", "ó"},
         {"Ś", "ś"},
         {"Ź", "ź"},
         {"Ż", "ż"}}};
    std::string low;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= 'A' && c <= 'Z') {
            low += static_cast<char>(c - 'A' + 'a');
            continue;
        }
        const auto pair = std::find_if(kLetters.begin(), kLetters.end(), [&](const auto& letter) {
            return text.substr(i, 2) == letter.first;
        });
        if (pair != kLetters.end()) {
            low += pair->second;
            ++i;
        } else {
            low += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
        }
    }
    return low;
}

bool inside_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Where the words begin in the text, at the beginning of a word.
std::size_t find_words(const std::string& text, const std::string& words) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        if (at == 0 || !inside_word(text[at - 1])) return at;
    }
    return std::string::npos;
}

/// "2.12.2026"
std::string in_figures(std::chrono::sys_days day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(static_cast<unsigned>(date.day())) + "." +
           std::to_string(static_cast<unsigned>(date.month())) + "." +
           std::to_string(static_cast<int>(date.year()));
}

std::optional<long> amount_of(const std::string& typed) {
    std::string digits;
    for (const char c : typed) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ' ' && c != '\xC2' && c != '\xA0') {
            return std::nullopt;
        }
    }
    if (digits.empty() || digits.size() > 7) return std::nullopt;
    return std::stol(digits);
}

}  // namespace

const std::vector<FieldRule>& announcement_fields() {
    using Kind = FieldRule::Kind;
    static const std::vector<FieldRule> kFields = {{"jednostka", Kind::line, false},
                                                   {"stanowisko", Kind::line, true},
                                                   {"wymiar", Kind::line, false},
                                                   {"placa-od", Kind::amount, false},
                                                   {"placa-do", Kind::amount, false},
                                                   {"kierownicze", Kind::choice, false},
                                                   {"cudzoziemcy", Kind::choice, false},
                                                   {"niezbedne", Kind::text, true},
                                                   {"dodatkowe", Kind::text, true},
                                                   {"zadania", Kind::text, false},
                                                   {"warunki", Kind::text, false},
                                                   {"wskaznik", Kind::choice, false},
                                                   {"dokumenty", Kind::text, true},
                                                   {"termin", Kind::date, false},
                                                   {"miejsce", Kind::line, false}};
    return kFields;
}

BannedRequirements BannedRequirements::read(const std::string& file) {
    const auto document = schemas::parse_own(schemas::read_file(file), file);
    BannedRequirements made;
    for (const schemas::Node node : document.root().children("rule")) {
        Rule rule;
        rule.id = node.attribute_or("id", "");
        for (const auto& words : node.children("words")) rule.words.push_back(words.text());
        for (const auto& except : node.children("except")) rule.except.push_back(except.text());
        made.rules_.push_back(std::move(rule));
    }
    return made;
}

std::vector<BannedRequirements::Hit> BannedRequirements::find(std::string_view text) const {
    std::vector<Hit> hits;
    for (const std::string& line : lines_of(text)) {
        const std::string low = lowered(line);
        for (const Rule& rule : rules_) {
            const bool excepted =
                std::any_of(rule.except.begin(), rule.except.end(), [&](const auto& words) {
                    return find_words(low, words) != std::string::npos;
                });
            if (excepted) continue;
            for (const std::string& words : rule.words) {
                if (find_words(low, words) == std::string::npos) continue;
                hits.push_back({rule.id, line});
                break;
            }
        }
    }
    return hits;
}

std::chrono::sys_days earliest_deadline(std::chrono::sys_days today) {
    return calendar::compute_deadline(today, *calendar::parse_period("10d")).date;
}

std::vector<Fault> publication_faults(const Texts& texts,
                                      const BannedRequirements& banned,
                                      std::chrono::sys_days today,
                                      std::optional<std::chrono::sys_days> not_before) {
    std::vector<Fault> faults;
    for (const FieldRule& rule : announcement_fields()) {
        const std::string value = text_of(texts, rule.id);
        if (lines_of(value).empty()) {
            faults.push_back({rule.id, "empty", ""});
            continue;
        }
        if (rule.kind == FieldRule::Kind::amount && !amount_of(value)) {
            faults.push_back({rule.id, "amount", value});
        }
        if (rule.kind == FieldRule::Kind::choice && value != "tak" && value != "nie") {
            faults.push_back({rule.id, "empty", ""});
        }
        if (!rule.screened) continue;
        for (const auto& hit : banned.find(value)) {
            faults.push_back({rule.id, "banned." + hit.id, hit.words});
        }
    }
    const auto from = amount_of(text_of(texts, "placa-od"));
    const auto to = amount_of(text_of(texts, "placa-do"));
    if (from && to && *to < *from) faults.push_back({"placa-do", "range", ""});
    const std::string typed = text_of(texts, "termin");
    if (lines_of(typed).empty()) return faults;
    const auto last = calendar::parse_date(typed);
    const auto earliest = earliest_deadline(today);
    if (!last) {
        faults.push_back({"termin", "date", typed});
    } else if (*last < earliest) {
        faults.push_back({"termin", "too-soon", in_figures(earliest)});
    } else if (not_before && *last < *not_before) {
        faults.push_back({"termin", "shortened", in_figures(*not_before)});
    } else if (*last > today + std::chrono::days{180}) {
        faults.push_back({"termin", "too-late", ""});
    }
    return faults;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::string line;
    const auto end_line = [&] {
        std::string_view rest = line;
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view bullet : {" ", "\t", "\r", "-", "–", "•"}) {
                if (!rest.starts_with(bullet)) continue;
                rest.remove_prefix(bullet.size());
                more = true;
            }
        }
        if (!rest.empty()) lines.emplace_back(rest.substr(0, rest.find_last_not_of(" \t\r") + 1));
        line.clear();
    };
    for (const char c : text) {
        if (c == '\n') {
            end_line();
        } else {
            line += c;
        }
    }
    end_line();
    return lines;
}

std::string text_of(const Texts& texts, std::string_view field) {
    const auto found = texts.find(field);
    return found == texts.end() ? std::string{} : found->second;
}

}  // namespace okienko::recruitment
