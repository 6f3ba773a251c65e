#include "forms/messages.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/dates.h"

namespace okienko::forms {

namespace {

using schemas::Texts;

std::string limit_words(const Texts& texts,
                        const Item& item,
                        const std::optional<std::string>& limit) {
    if (!limit) return {};
    if (item.place.type->base == "date") return readable_date(texts, limit->substr(0, 10));
    return readable_number(texts.language(), *limit);
}

struct Limit {
    long long count = -1;  ///< of characters or digits: words agree with it
    std::string words;
};

Limit limit_of(const Texts& texts, const Item& item, const std::string& rule) {
    if (item.place.type == nullptr) return {};
    const Facets& facets = item.place.type->facets;
    const auto count = [](const auto& facet) {
        return Limit{facet ? static_cast<long long>(*facet) : -1, {}};
    };
    if (rule == "length") return count(facets.length);
    if (rule == "minLength") return count(facets.min_length);
    if (rule == "maxLength") return count(facets.max_length);
    if (rule == "totalDigits") return count(facets.total_digits);
    if (rule == "fractionDigits") return count(facets.fraction_digits);
    if (rule == "minInclusive") return {-1, limit_words(texts, item, facets.min_inclusive)};
    if (rule == "maxInclusive") return {-1, limit_words(texts, item, facets.max_inclusive)};
    if (rule == "minExclusive") return {-1, limit_words(texts, item, facets.min_exclusive)};
    if (rule == "maxExclusive") return {-1, limit_words(texts, item, facets.max_exclusive)};
    return {};
}

bool has_words(const Texts& texts, const std::string& id, bool countable) {
    return texts.has(id) || (countable && texts.has(id + ".many"));
}

}  // namespace

std::string name_in_sentence(const Texts& texts, const Item& item) {
    std::string name = texts.get(item.id + (texts.has(item.id + ".short") ? ".short" : ".label"));
    while (!name.empty() && (name.back() == '?' || name.back() == ':' || name.back() == '.'))
        name.pop_back();
    return name;
}

std::string message_for(const Service& service,
                        std::string_view language,
                        const Item& item,
                        const std::string& rule) {
    const Texts& texts = service.texts(language);
    const Limit limit = limit_of(texts, item, rule);
    const bool dated = item.place.type != nullptr && item.place.type->base == "date";
    std::string id = fmt::format("{}.error.{}", item.id, rule);
    if (!texts.has(id)) {
        const std::string widget = fmt::format("forms.error.{}.{}", to_string(item.widget), rule);
        const std::string by_rule = fmt::format("forms.error.{}{}", dated ? "date." : "", rule);
        id = has_words(texts, widget, limit.count >= 0)                  ? widget
             : has_words(texts, by_rule, limit.count >= 0)               ? by_rule
             : has_words(texts, "forms.error." + rule, limit.count >= 0) ? "forms.error." + rule
                                                                         : "forms.error.any";
    }
    const Texts::Values values = {{"label", name_in_sentence(texts, item)}, {"limit", limit.words}};
    if (!texts.has(id)) return texts.count(id, limit.count, values);
    auto all = values;
    all.emplace_back("n", std::to_string(limit.count));
    return texts.get(id, all);
}

std::string row_words(const Service& service,
                      std::string_view language,
                      const Answers& answers,
                      const std::string& name) {
    const Row* closest = nullptr;
    for (const Row& row : answers.rows()) {
        if (row.item->kind == Item::Kind::repeat && name.starts_with(row.prefix)) closest = &row;
    }
    if (closest == nullptr) return {};
    return service.texts(language).get(closest->item->id + ".row",
                                       {{"n", std::to_string(closest->number)}}) +
           ": ";
}

std::string readable_date(const Texts& texts, const std::string& iso) {
    const auto day = parse_iso_date(iso);
    if (!day) return iso;
    const std::chrono::year_month_day date(*day);
    const std::string month =
        texts.get(fmt::format("month.{}", static_cast<unsigned>(date.month())));
    return texts.get("date.long",
                     {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                      {"month", month},
                      {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string readable_number(std::string_view language, const std::string& number) {
    const auto point = number.find('.');
    std::string whole = number.substr(0, point);
    const std::size_t first = whole.starts_with("-") ? 1 : 0;
    if (whole.size() - first > 4) {
        for (std::size_t at = whole.size() - 3; at > first;
             at -= std::min<std::size_t>(3, at - first)) {
            whole.insert(at, "\xC2\xA0");
            if (at - first <= 3) break;
        }
    }
    if (point == std::string::npos) return whole;
    return whole + (language == "en" ? "." : ",") + number.substr(point + 1);
}

std::string readable_size(std::uint64_t bytes, std::string_view language) {
    constexpr std::uint64_t kilo = 1024;
    if (bytes < kilo * kilo) return fmt::format("{}\u00a0KB", (bytes + kilo - 1) / kilo);
    const std::uint64_t tenths = bytes * 10 / (kilo * kilo);
    if (tenths % 10 == 0) return fmt::format("{}\u00a0MB", tenths / 10);
    return fmt::format("{}{}{}\u00a0MB", tenths / 10, language == "en" ? "." : ",", tenths % 10);
}

std::string readable(const Service& service,
                     std::string_view language,
                     const Item& item,
                     const std::string& value) {
    const Texts& texts = service.texts(language);
    for (const Option& option : item.options) {
        const bool same = option.value == value || (item.widget == Widget::yes_no &&
                                                    ((option.value == "true" && value == "1") ||
                                                     (option.value == "false" && value == "0")));
        if (!same) continue;
        const std::string id = item.id + ".option." + option.id;
        if (texts.has(id)) return texts.get(id);
        return texts.get("forms." +
                         (option.value == "true" ? std::string("yes") : std::string("no")));
    }
    if (item.widget == Widget::confirm)
        return texts.get(value == "true" || value == "1" ? "forms.yes" : "forms.no");
    if (item.widget == Widget::date) return readable_date(texts, value.substr(0, 10));
    if (item.widget == Widget::number && item.place.type != nullptr &&
        item.place.type->base != "string") {
        const std::string suffix =
            texts.has(item.id + ".suffix") ? "\u00a0" + texts.get(item.id + ".suffix") : "";
        return readable_number(language, value) + suffix;
    }
    if (item.widget == Widget::nrb && value.size() == 26) {
        std::string grouped = value.substr(0, 2);
        for (std::size_t at = 2; at < value.size(); at += 4) grouped += " " + value.substr(at, 4);
        return grouped;
    }
    return value;
}

}  // namespace okienko::forms
