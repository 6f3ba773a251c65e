#pragma once

#include <string>
#include <string_view>

#include "forms/answers.h"

namespace okienko::forms {

/// What a person is told about a field: the service's own words `<field>.error.<rule>`, else the
/// engine's for the widget, else for the rule; with the field's name and the limit of the facet in
/// place. `rule` is never shown.
std::string message_for(const Service& service,
                        std::string_view language,
                        const Item& item,
                        const std::string& rule);

/// The field's name in a sentence: `<field>.short`, else `<field>.label` without its question mark.
std::string name_in_sentence(const schemas::Texts& texts, const Item& item);

/// "Osoba 2: " before messages about a row; empty outside rows.
std::string row_words(const Service& service,
                      std::string_view language,
                      const Answers& answers,
                      const std::string& name);

/// A value as people read it: "1234.50" as "1 234,50" in Polish, a date with the month's name, a
/// choice by its label.
std::string readable(const Service& service,
                     std::string_view language,
                     const Item& item,
                     const std::string& value);

/// The words of a language for a date "2026-03-01".
std::string readable_date(const schemas::Texts& texts, const std::string& iso);
std::string readable_number(std::string_view language, const std::string& number);

/// "10 MB" or "500 KB".
std::string readable_size(std::uint64_t bytes, std::string_view language);

}  // namespace okienko::forms
