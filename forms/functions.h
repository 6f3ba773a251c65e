#pragma once

#include <string_view>

#include <libxml/xpath.h>

namespace okienko::forms {

/// Functions rules may call besides those of XPath 1.0 (without id, lang, document):
///
///   okn:pesel-valid(s) okn:nip-valid(s) okn:regon-valid(s) okn:nrb-valid(s) okn:id-card-valid(s)
///   okn:land-register-valid(s) okn:postcode-valid(s) okn:ade-valid(s) (form and check part: for
///   warnings) okn:email-valid(s) okn:phone-valid(s) okn:today()                today as ISO date,
///   fixed for the request okn:days(date)             days since 1970-01-01; NaN when not a date:
///   days of two dates can be compared okn:age(date)              full years on the day of the
///   request; NaN when not a date okn:birth-date(pesel)      ISO date, or empty
///   okn:add-period(date, '14d')  also 2w, 3m, 1y: ISO date, last day of the month at most; empty
///   when not a date okn:sum(nodes) okn:product(a, b)  exact decimals, as text without trailing
///   zeros; empty when a part is no number okn:if(test, then, else)
bool is_known_function(std::string_view name);

/// Puts them into a context whose userData is an ExpressionWorld.
void register_functions(xmlXPathContext& context);

}  // namespace okienko::forms
