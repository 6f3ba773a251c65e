#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "forms/answers.h"

namespace okienko::forms {

/// The rule a number with a check digit or an address breaks: "form", "check-digit", "no-at"; empty
/// when it is fine.
std::string identifier_rule(Widget widget, std::string_view value);

/// libxml2's verdict on the values of fields: index into `answers` -> the facet that fails. Fields
/// with faults, without values or not relevant are left out.
std::map<std::size_t, std::string> judge_values(const Service& service,
                                                const std::vector<Answer>& answers,
                                                const Page* page);

/// A violation of a field, its words and control filled in.
Violation violation_of(const Answers& answers,
                       const Answer& answer,
                       const std::string& rule,
                       bool warning = false);

}  // namespace okienko::forms
