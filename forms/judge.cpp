#include "forms/judge.h"

#include <charconv>

#include <fmt/format.h>

#include "forms/coerce.h"
#include "forms/identifiers.h"
#include "forms/messages.h"
#include "forms/value_schema.h"

namespace okienko::forms {

namespace {

std::string number_rule(std::string_view value,
                        std::initializer_list<std::size_t> lengths,
                        bool sound) {
    bool fits = false;
    for (const std::size_t length : lengths) fits = fits || value.size() == length;
    for (const char c : value) fits = fits && c >= '0' && c <= '9';
    return !fits ? "form" : sound ? "" : "check-digit";
}

std::string email_rule(std::string_view value) {
    if (is_email(value)) return "";
    return value.find('@') == std::string_view::npos ? "no-at" : "form";
}

std::string letters_rule(bool shape, bool sound) {
    return !shape ? "form" : sound ? "" : "check-digit";
}

/// "/values/i12[3]" -> ("i12", 3); the index is left out where a name stands once.
std::pair<std::string, std::size_t> element_of(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto bracket = path.find('[', slash);
    std::size_t index = 1;
    if (bracket != std::string::npos)
        std::from_chars(path.data() + bracket + 1, path.data() + path.size(), index);
    return {path.substr(slash + 1, bracket == std::string::npos ? bracket : bracket - slash - 1),
            index};
}

}  // namespace

std::string identifier_rule(Widget widget, std::string_view value) {
    switch (widget) {
        case Widget::pesel:
            return number_rule(value, {11}, is_pesel(value));
        case Widget::nip:
            return number_rule(value, {10}, is_nip(value));
        case Widget::regon:
            return number_rule(value, {9, 14}, is_regon(value));
        case Widget::nrb:
            return number_rule(value, {26}, is_nrb(value));
        case Widget::postcode:
            return is_postcode(value) ? "" : "form";
        case Widget::ade:
            return is_ade(value) ? "" : "form";
        case Widget::email:
            return email_rule(value);
        case Widget::phone:
            return is_phone(value) ? "" : "form";
        case Widget::id_card: {
            bool shape = value.size() == 9;
            for (std::size_t i = 0; shape && i < 9; ++i) {
                shape =
                    i < 3 ? value[i] >= 'A' && value[i] <= 'Z' : value[i] >= '0' && value[i] <= '9';
            }
            return letters_rule(shape, is_id_card(value));
        }
        case Widget::land_register:
            return letters_rule(value.size() == 15 && value[4] == '/' && value[13] == '/',
                                is_land_register(value));
        default:
            return "";
    }
}

std::map<std::size_t, std::string> judge_values(const Service& service,
                                                const std::vector<Answer>& answers,
                                                const Page* page) {
    const auto document = schemas::Document::with_root("values");
    std::map<std::pair<std::string, std::size_t>, std::size_t> places;
    std::map<std::string, std::size_t> counts;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        const Item& item = *answer.item;
        if (!answer.relevant || !answer.fault.empty() || item.place.type == nullptr ||
            item.widget == Widget::file)
            continue;
        if (page != nullptr && service.page_of(item) != page) continue;
        for (const std::string& value : answer.values) {
            const std::string name = value_element(item);
            document.root().add(name, value);
            places[{name, ++counts[name]}] = i;
        }
    }
    std::map<std::size_t, std::string> found;
    if (places.empty()) return found;
    for (const auto& fault : service.value_schema().validate(document)) {
        const auto place = places.find(element_of(fault.path));
        if (place != places.end()) found.emplace(place->second, fault.rule);
    }
    return found;
}

Violation violation_of(const Answers& answers,
                       const Answer& answer,
                       const std::string& rule,
                       bool warning) {
    const Service& service = answers.service();
    const Item& item = *answer.item;
    const std::string& language = answers.moment().language;
    Violation made;
    made.path = answer.path;
    made.rule = rule;
    made.message = row_words(service, language, answers, answer.name) +
                   message_for(service, language, item, rule);
    made.page = service.page_of(item)->id;
    made.field = answer.name;
    made.control = answer.name;
    made.warning = warning;
    if (item.widget == Widget::date) {
        made.part = answer.part;
        made.control += "-" + (answer.part.empty() ? std::string(kDay) : answer.part);
    }
    return made;
}

}  // namespace okienko::forms
