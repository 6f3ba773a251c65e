#include "forms/coerce.h"

#include <gtest/gtest.h>

#include "forms/dates.h"
#include "forms/decimal.h"

namespace okienko::forms {
namespace {

std::string coerced(Widget widget, const std::string& typed) {
    Item item;
    item.widget = widget;
    Values values;
    values.set("x", typed);
    const Coerced result = coerce(item, values, "x");
    if (!result.fault.empty()) return "!" + result.fault;
    return result.values.empty() ? "-" : result.values.front();
}

std::string date(const std::string& day, const std::string& month, const std::string& year) {
    Item item;
    item.widget = Widget::date;
    Values values;
    values.set("x-dzien", day);
    values.set("x-miesiac", month);
    values.set("x-rok", year);
    const Coerced result = coerce(item, values, "x");
    if (!result.fault.empty()) return "!" + result.fault + " " + result.part;
    return result.values.empty() ? "-" : result.values.front();
}

TEST(Coerce, NumbersAsPeopleWriteThem) {
    EXPECT_EQ(coerced(Widget::number, " 1 234,50 "), "1234.50");
    EXPECT_EQ(coerced(Widget::number, "1\u00a0234"), "1234");
    EXPECT_EQ(coerced(Widget::number, "1.234,5"), "1234.5");
    EXPECT_EQ(coerced(Widget::number, "+3"), "3");
    EXPECT_EQ(coerced(Widget::number, "\u22125"), "-5");
    EXPECT_EQ(coerced(Widget::number, ""), "-");
    for (const char* wrong : {"dwa", "1,2,3", "-", ",5", "5,", "1e5", "0x1"})
        EXPECT_EQ(coerced(Widget::number, wrong), "!number") << wrong;
}

TEST(Coerce, NumbersOfIdentity) {
    EXPECT_EQ(coerced(Widget::nip, "856-734-62-15"), "8567346215");
    EXPECT_EQ(coerced(Widget::nrb, "pl 61 1090 1014 0000 0712 1981 2874"),
              "61109010140000071219812874");
    EXPECT_EQ(coerced(Widget::postcode, "31004"), "31-004");
    EXPECT_EQ(coerced(Widget::postcode, " 31 - 004 "), "31-004");
    EXPECT_EQ(coerced(Widget::ade, " ae:pl-28080-40239-tusbf-26"), "AE:PL-28080-40239-TUSBF-26");
    EXPECT_EQ(coerced(Widget::id_card, "aba 300000"), "ABA300000");
    EXPECT_EQ(coerced(Widget::land_register, "gl1g / 00052948 / 3"), "GL1G/00052948/3");
    EXPECT_EQ(coerced(Widget::phone, "(12) 616 55-55"), "126165555");
    EXPECT_EQ(coerced(Widget::phone, "0048 600 000 000"), "+48600000000");
}

TEST(Coerce, TextsKeepWhatMattersAndLoseWhatDoesNot) {
    EXPECT_EQ(coerced(Widget::text, "  Anna \n Maria\u00a0"), "Anna Maria");
    EXPECT_EQ(coerced(Widget::textarea, "\r\nraz\r\ndwa\r\n\r\n"), "raz\ndwa");
    EXPECT_EQ(coerced(Widget::text, std::string("a\x01z")), "a\uFFFDz");
    EXPECT_EQ(coerced(Widget::text, " \u00a0 "), "-");
}

TEST(Coerce, DatesInThreeFields) {
    EXPECT_EQ(date("1", "2", "2026"), "2026-02-01");
    EXPECT_EQ(date("01", "marzec", "2026"), "2026-03-01");
    EXPECT_EQ(date("1.", "Paź.", "2026 r."), "2026-10-01");
    EXPECT_EQ(date("29", "II", "2024"), "2024-02-29");
    EXPECT_EQ(date("1.2.2026", "", ""), "2026-02-01");
    EXPECT_EQ(date("2026-02-01", "", ""), "2026-02-01");
    EXPECT_EQ(date("", "", ""), "-");
    EXPECT_EQ(date("1", "", "2025"), "!date-month miesiac");
    EXPECT_EQ(date("", "3", "2025"), "!date-day dzien");
    EXPECT_EQ(date("1", "3", ""), "!date-year rok");
    EXPECT_EQ(date("1", "3", "26"), "!date-year rok");
    EXPECT_EQ(date("1", "ma", "2026"), "!date-month miesiac");
    EXPECT_EQ(date("31", "4", "2026"), "!date-impossible dzien");
    EXPECT_EQ(date("29", "2", "2025"), "!date-impossible dzien");
}

TEST(Coerce, EveryMonthHasItsNames) {
    const std::vector<std::vector<const char*>> names = {
        {"1", "01", "styczeń", "stycznia", "STY", "I", "January"},
        {"2", "luty", "lutego", "lut."},
        {"3", "marzec", "marca", "mar."},
        {"4", "kwiecień", "kwi"},
        {"5", "maj", "maja", "V"},
        {"6", "czerwca", "cze"},
        {"7", "lipca", "lip"},
        {"8", "sierpnia", "sie"},
        {"9", "wrzesień", "wrzesnia"},
        {"10", "październik", "pazdziernika", "X"},
        {"11", "listopada", "lis"},
        {"12", "grudzień", "XII", "dec"}};
    for (unsigned month = 1; month <= 12; ++month) {
        for (const char* name : names.at(month - 1)) EXPECT_EQ(month_of(name), month) << name;
    }
    for (const char* wrong : {"0", "13", "m", "xiii", "marzec2", "003"})
        EXPECT_EQ(month_of(wrong), std::nullopt) << wrong;
}

TEST(Decimal, IsExact) {
    const auto parse = [](const char* text) { return *Decimal::parse(text); };
    EXPECT_EQ(parse("0.1").plus(parse("0.2"))->text(), "0.3");
    EXPECT_EQ(parse("1.10").times(parse("-3"))->text(), "-3.3");
    EXPECT_EQ(parse("-0.00").text(), "0");
    EXPECT_EQ(parse("0012.500").text(), "12.5");
    EXPECT_FALSE(Decimal::parse("1e5"));
    EXPECT_FALSE(Decimal::parse("."));
    EXPECT_FALSE(
        parse("999999999999999999999999999999").times(parse("999999999999999999999999999999")));
}

TEST(Dates, PeriodsEndOnTheLastDayAtMost) {
    const auto end = [](const char* from, const char* period) {
        return iso_date(*add_period(*parse_iso_date(from), period));
    };
    EXPECT_EQ(end("2026-01-31", "1m"), "2026-02-28");
    EXPECT_EQ(end("2024-02-29", "1y"), "2025-02-28");
    EXPECT_EQ(end("2026-11-06", "14d"), "2026-11-20");
    EXPECT_EQ(add_period(*parse_iso_date("2026-01-01"), "x"), std::nullopt);
}

}  // namespace
}  // namespace okienko::forms
