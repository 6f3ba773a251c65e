#include "forms/functions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include <libxml/xpathInternals.h>

#include "forms/dates.h"
#include "forms/decimal.h"
#include "forms/expression.h"
#include "forms/identifiers.h"

namespace okienko::forms {

namespace {

std::string pop_text(xmlXPathParserContext* parser) {
    xmlChar* raw = xmlXPathPopString(parser);
    std::string text = raw == nullptr ? "" : reinterpret_cast<const char*>(raw);
    xmlFree(raw);
    return text;
}

void give(xmlXPathParserContext* parser, const std::string& text) {
    valuePush(parser, xmlXPathNewCString(text.c_str()));
}
void give(xmlXPathParserContext* parser, bool value) {
    valuePush(parser, xmlXPathNewBoolean(value ? 1 : 0));
}
void give(xmlXPathParserContext* parser, double value) {
    valuePush(parser, xmlXPathNewFloat(value));
}

const ExpressionWorld& world_of(xmlXPathParserContext* parser) {
    return *static_cast<const ExpressionWorld*>(parser->context->userData);
}

bool takes(xmlXPathParserContext* parser, int given, int expected) {
    if (given == expected) return true;
    xmlXPathErr(parser, XPATH_INVALID_ARITY);
    return false;
}

template <bool (*Check)(std::string_view)>
void number_check(xmlXPathParserContext* parser, int count) {
    if (takes(parser, count, 1)) give(parser, Check(pop_text(parser)));
}

void today(xmlXPathParserContext* parser, int count) {
    if (takes(parser, count, 0)) give(parser, world_of(parser).today);
}

void days(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 1)) return;
    const auto day = parse_iso_date(pop_text(parser));
    give(parser,
         day ? static_cast<double>(day->time_since_epoch().count())
             : std::numeric_limits<double>::quiet_NaN());
}

void age(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 1)) return;
    const auto born = parse_iso_date(pop_text(parser));
    const auto now = parse_iso_date(world_of(parser).today);
    give(parser,
         born && now ? static_cast<double>(full_years(*born, *now))
                     : std::numeric_limits<double>::quiet_NaN());
}

void birth_date(xmlXPathParserContext* parser, int count) {
    if (takes(parser, count, 1)) give(parser, birth_date_of_pesel(pop_text(parser)).value_or(""));
}

void period(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 2)) return;
    const std::string length = pop_text(parser);
    const auto day = parse_iso_date(pop_text(parser));
    const auto end = day ? add_period(*day, length) : std::nullopt;
    give(parser, end ? iso_date(*end) : std::string());
}

void sum(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 1)) return;
    xmlNodeSet* nodes = xmlXPathPopNodeSet(parser);
    auto total = Decimal::parse("0");
    for (int i = 0; nodes != nullptr && i < nodes->nodeNr && total; ++i) {
        const std::string text = schemas::Node(nodes->nodeTab[i]).text();  // NOLINT: C array
        if (text.empty()) continue;
        const auto part = Decimal::parse(text);
        total = part ? total->plus(*part) : std::nullopt;
    }
    xmlXPathFreeNodeSet(nodes);
    give(parser, total ? total->text() : std::string());
}

void product(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 2)) return;
    const auto right = Decimal::parse(pop_text(parser));
    const auto left = Decimal::parse(pop_text(parser));
    const auto result = left && right ? left->times(*right) : std::nullopt;
    give(parser, result ? result->text() : std::string());
}

void choose(xmlXPathParserContext* parser, int count) {
    if (!takes(parser, count, 3)) return;
    const std::string otherwise = pop_text(parser);
    const std::string then = pop_text(parser);
    give(parser, xmlXPathPopBoolean(parser) != 0 ? then : otherwise);
}

struct Function {
    const char* name;
    xmlXPathFunction run;
};

constexpr std::array<Function, 18> kFunctions = {{
    {"pesel-valid", &number_check<&is_pesel>},
    {"nip-valid", &number_check<&is_nip>},
    {"regon-valid", &number_check<&is_regon>},
    {"nrb-valid", &number_check<&is_nrb>},
    {"id-card-valid", &number_check<&is_id_card>},
    {"land-register-valid", &number_check<&is_land_register>},
    {"postcode-valid", &number_check<&is_postcode>},
    {"ade-valid", &number_check<&has_ade_check>},
    {"email-valid", &number_check<&is_email>},
    {"phone-valid", &number_check<&is_phone>},
    {"today", &today},
    {"days", &days},
    {"age", &age},
    {"birth-date", &birth_date},
    {"add-period", &period},
    {"sum", &sum},
    {"product", &product},
    {"if", &choose},
}};

constexpr std::array<std::string_view, 25> kCore = {"last",
                                                    "position",
                                                    "count",
                                                    "name",
                                                    "local-name",
                                                    "string",
                                                    "concat",
                                                    "starts-with",
                                                    "contains",
                                                    "substring-before",
                                                    "substring-after",
                                                    "substring",
                                                    "string-length",
                                                    "normalize-space",
                                                    "translate",
                                                    "boolean",
                                                    "not",
                                                    "true",
                                                    "false",
                                                    "number",
                                                    "sum",
                                                    "floor",
                                                    "ceiling",
                                                    "round",
                                                    "text"};

xmlXPathFunction find_function(void* /*user*/, const xmlChar* name, const xmlChar* namespace_uri) {
    if (namespace_uri == nullptr ||
        xmlStrcmp(namespace_uri, reinterpret_cast<const xmlChar*>(kFunctionNamespace)) != 0) {
        return nullptr;
    }
    for (const Function& function : kFunctions) {
        if (xmlStrcmp(name, reinterpret_cast<const xmlChar*>(function.name)) == 0)
            return function.run;
    }
    return nullptr;
}

}  // namespace

bool is_known_function(std::string_view name) {
    if (name.starts_with("okn:")) {
        return std::any_of(kFunctions.begin(), kFunctions.end(), [&](const Function& function) {
            return name.substr(4) == function.name;
        });
    }
    return std::find(kCore.begin(), kCore.end(), name) != kCore.end();
}

void register_functions(xmlXPathContext& context) {
    // Looked up when called: filling the context's own table would cost more than most rules.
    xmlXPathRegisterFuncLookup(&context, &find_function, nullptr);
}

}  // namespace okienko::forms
