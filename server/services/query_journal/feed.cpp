#include "server/services/query_journal/feed.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "schemas/document.h"
#include "server/services/query_journal/simple_text.h"

namespace okienko::query_journal {

namespace {

constexpr std::size_t kDescription = 400;
constexpr const char* kAtom = "http://www.w3.org/2005/Atom";

constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void add_item(schemas::Node channel, const FeedHead& head, const Entry& entry) {
    const std::string address = head.site + entry.address();
    schemas::Node item = channel.add("item");
    item.add("title", entry.title);
    item.add("link", address);
    item.add("description", beginning_of(entry.answer, kDescription));
    item.add("category", entry.unit);
    // The number names the entry for good; its title, and with it the address, may be mended.
    item.add("guid",
             head.site + "/dziennik-zapytan/" + std::to_string(entry.year) + "/" +
                 std::to_string(entry.n))
        .set("isPermaLink", "true");
    if (entry.published) item.add("pubDate", http_date(*entry.published));
}

/// <atom:link rel="self">: the tree is ours, so its namespace is made by hand.
void add_self(schemas::Node channel, const FeedHead& head) {
    auto made = schemas::Document::with_root("link", kAtom, "atom");
    made.root().set("href", head.address).set("rel", "self").set("type", "application/rss+xml");
    channel.append_copy(made.root());
}

}  // namespace

std::string rss_of(const FeedHead& head, const std::vector<Entry>& entries) {
    auto feed = schemas::Document::with_root("rss");
    feed.root().set("version", "2.0");
    schemas::Node channel = feed.root().add("channel");
    channel.add("title", head.title);
    channel.add("link", head.site + "/dziennik-zapytan");
    channel.add("description", head.description);
    channel.add("language", head.language);
    add_self(channel, head);
    config::Instant latest{};
    for (const Entry& entry : entries) latest = std::max(latest, entry.changed);
    if (!entries.empty()) channel.add("lastBuildDate", http_date(latest));
    for (const Entry& entry : entries) add_item(channel, head, entry);
    return feed.serialize(true);
}

std::string http_date(config::Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%s, %02u %s %04d %02d:%02d:%02d GMT",
                                     kDays[std::chrono::weekday{day}.c_encoding()],
                                     static_cast<unsigned>(date.day()),
                                     kMonths[static_cast<unsigned>(date.month()) - 1],
                                     static_cast<int>(date.year()),
                                     static_cast<int>(time.hours().count()),
                                     static_cast<int>(time.minutes().count()),
                                     static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace okienko::query_journal
