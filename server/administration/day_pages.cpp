#include "server/administration/day_pages.h"

#include <algorithm>
#include <charconv>

#include "server/administration/page.h"
#include "server/audit/entry.h"
#include "server/calendar/holidays.h"
#include "server/calendar/local_time.h"
#include "server/cases/act.h"
#include "server/web/escape.h"

namespace okienko::administration {

namespace {

using std::chrono::sys_days;

constexpr const char* kDays = "/administracja/dni-wolne";
constexpr std::size_t kLongestReason = 200;
constexpr std::chrono::days kFurthest{3 * 366};
constexpr std::size_t kListed = 100;  ///< cases a preview names; it counts all

int year_of(sys_days day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

/// The year of the address, if the calendar of the office knows it; else this one.
int year_in(const web::Request& request, sys_days today) {
    const std::string text = request.query.get("rok");
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    const int now = year_of(today);
    return year >= now - 5 && year <= now + 5 ? year : now;
}

cases::Days days_after(cases::Days days, sys_days day, bool added) {
    if (added) {
        days.push_back(day);
    } else {
        days.erase(std::remove(days.begin(), days.end(), day), days.end());
    }
    return days;
}

}  // namespace

void DayPages::add_routes(web::Router& router) {
    const auto access = web::Access::role("administrator");
    router.get(kDays, access, [this](const web::Request& request) { return list(request); });
    router.post(kDays, access, [this](const web::Request& request) {
        return change(request, Change::add);
    });
    router.post(std::string(kDays) + "/usun", access, [this](const web::Request& request) {
        return change(request, Change::remove);
    });
}

void DayPages::fill(Page& page, const web::Request& request) const {
    using namespace std::chrono;
    const auto today = calendar::local_date(context_.accounts.clock.now());
    const int shown = year_in(request, today);
    schemas::Node list = page.root().add("days");
    list.set("year", static_cast<long long>(shown))
        .set("this-year", static_cast<long long>(year_of(today)))
        .set("dzien", request.form.get("dzien"))
        .set("powod", request.form.get("powod"));
    for (sys_days day{year{shown} / January / 1}; year_of(day) == shown; day += days{1}) {
        if (const auto holiday = calendar::holiday_on(day)) {
            list.add("holiday")
                .set("date", calendar::format_date(day))
                .set("id", calendar::holiday_id(*holiday));
        }
    }
    const auto announced = context_.accounts.database.read([](storage::Transaction& transaction) {
        return cases::AnnouncedDayStore{}.all(transaction);
    });
    for (const auto& one : announced) {
        list.add("announced")
            .set("date", calendar::format_date(one.day))
            .set("reason", one.reason)
            .set("by", one.added_by)
            .set("at", calendar::local(one.added))
            .set("removable", one.day >= today);
    }
}

web::Response DayPages::list(const web::Request& request) const {
    Page page(context_, request, "days", "days", "/administracja");
    const std::string done = request.query.get("stan");
    page.notice(done);
    if (done == "dzien-dodany" || done == "dzien-usuniety") {
        const std::string count = request.query.get("przesunieto");
        const bool number =
            !count.empty() && count.size() < 9 &&
            std::all_of(count.begin(), count.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (number) page.root().add("moved").set("count", count);
    }
    fill(page, request);
    return page.show();
}

std::optional<sys_days> DayPages::day_in(const web::Request& request,
                                         Change what,
                                         Page& page) const {
    const auto day = calendar::parse_date(cases::clean_note(request.form.get("dzien")));
    const auto today = calendar::local_date(context_.accounts.clock.now());
    if (!day) {
        page.fault("dzien", "day");
        return std::nullopt;
    }
    const auto known = context_.accounts.database.read([](storage::Transaction& transaction) {
        return cases::AnnouncedDayStore{}.days(transaction);
    });
    const bool there = std::find(known.begin(), known.end(), *day) != known.end();
    if (*day < today || *day > today + kFurthest) {
        page.fault("dzien", "day-past");
    } else if (what == Change::remove) {
        if (!there) page.fault("", "day-unknown");
    } else if (there || !calendar::is_working_day(*day)) {
        page.fault("dzien", "day-off-already");
    }
    const std::string reason = cases::clean_note(request.form.get("powod"));
    if (what == Change::add && (reason.empty() || cases::length_of(reason) > kLongestReason)) {
        page.fault("powod", "day-reason");
    }
    return day;
}

web::Response DayPages::change(const web::Request& request, Change what) const {
    Page page(context_, request, "days", "days", "/administracja");
    const auto day = day_in(request, what, page);
    if (!page.is_sound()) {
        fill(page, request);
        return page.show();
    }
    if (request.form.get("krok") != "zapisz") return preview(request, what, *day);
    const auto moved = perform(request, what, *day);
    if (!moved) return web::see_other(kDays);
    return web::see_other(std::string(kDays) + "?rok=" + std::to_string(year_of(*day)) +
                          "&stan=" + (what == Change::add ? "dzien-dodany" : "dzien-usuniety") +
                          "&przesunieto=" + std::to_string(*moved));
}

web::Response DayPages::preview(const web::Request& request, Change what, sys_days day) const {
    const auto moved = context_.accounts.database.read([&](storage::Transaction& transaction) {
        const cases::AnnouncedDayStore store;
        return cases::terms_moved_by(
            transaction, day, days_after(store.days(transaction), day, what == Change::add));
    });
    Page page(context_, request, "day_change", "days", kDays);
    schemas::Node change = page.root().add("change");
    change.set("act", what == Change::add ? "add" : "remove")
        .set("date", calendar::format_date(day))
        .set("reason", cases::clean_note(request.form.get("powod")))
        .set("count", static_cast<long long>(moved.size()))
        .set("more", moved.size() > kListed);
    for (std::size_t i = 0; i < std::min(moved.size(), kListed); ++i) {
        change.add("term")
            .set("called", moved[i].called)
            .set("unit", moved[i].unit)
            .set("before", calendar::format_date(moved[i].before))
            .set("after", calendar::format_date(moved[i].after));
    }
    return page.show();
}

std::optional<std::size_t> DayPages::perform(const web::Request& request,
                                             Change what,
                                             sys_days day) const {
    const auto now = context_.accounts.clock.now();
    auto& database = context_.accounts.database;
    const std::string reason = cases::clean_note(request.form.get("powod"));
    const std::string date = calendar::format_date(day);
    const bool done = database.run([&](storage::Transaction& transaction) {
        const cases::AnnouncedDayStore store;
        const bool changed = what == Change::add
                                 ? store.add(transaction, {day, reason, actor_of(request), now})
                                 : store.remove(transaction, day);
        if (!changed) return false;
        audit::append(transaction,
                      {actor_of(request),
                       what == Change::add ? "cases.day-off-added" : "cases.day-off-removed",
                       "day:" + date,
                       "{\"reason\":" + web::json_string(reason) + "}"});
        return true;
    });
    if (!done) return std::nullopt;
    context_.announced.refresh();
    const auto terms = cases::recompute_terms(database, now);
    database.run([&](storage::Transaction& transaction) {
        audit::append(transaction,
                      {actor_of(request),
                       "cases.terms-recomputed",
                       "day:" + date,
                       "{\"moved\":" + std::to_string(terms.changed) + "}"});
    });
    return terms.changed;
}

}  // namespace okienko::administration
