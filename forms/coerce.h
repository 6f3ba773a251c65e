#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"
#include "forms/values.h"

namespace okienko::forms {

/// What a person wrote, as the schema writes it.
struct Coerced {
    std::vector<std::string> values;  ///< none when nothing was written
    std::string fault;  ///< rule of what could not be understood: "number", "choice", "date-day",
                        ///< …; then no values
    std::string part;   ///< of a date: "dzien", "miesiac", "rok"
};

/// Understands the strings under a control name: spaces, decimal commas, month names, dashes in
/// numbers. What it cannot understand stays as typed and is told as a fault.
Coerced coerce(const Item& item, const Values& values, const std::string& name);

/// The other way: puts a value of a document into the controls as a person would have written it.
void type_back(const Item& item,
               const std::vector<std::string>& document_values,
               const std::string& name,
               Values& values);

inline constexpr const char* kDay = "dzien";
inline constexpr const char* kMonth = "miesiac";
inline constexpr const char* kYear = "rok";

}  // namespace okienko::forms
