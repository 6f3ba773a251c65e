#include "server/services/query_journal/feed.h"

#include <variant>

#include <gtest/gtest.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::query_journal {

TEST(Feed, TellsTheTimeAsMailDoes) {
    using namespace std::chrono;
    EXPECT_EQ(http_date(config::Instant{sys_days{year{2026} / 11 / 22} + 10h + 5min + 9s}),
              "Sun, 22 Nov 2026 10:05:09 GMT");
}

TEST(Feed, IsWellFormedWhateverTheWords) {
    const schemas::XmlLibrary library;
    Entry entry;
    entry.year = 2026;
    entry.n = 3;
    entry.title = "A & B <c>";
    entry.answer = "Tak ]]> \x01";
    entry.slug = "a-b";
    entry.published = entry.changed =
        config::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};
    const FeedHead head{"Dziennik", "Opis", "http://x/rss", "http://x", "pl"};
    const std::string bytes = rss_of(head, {entry});
    EXPECT_EQ(bytes, rss_of(head, {entry}));
    const auto parsed = schemas::parse(bytes);
    ASSERT_TRUE(std::holds_alternative<schemas::Document>(parsed)) << bytes;
    const auto channel = std::get<schemas::Document>(parsed).root().child("channel");
    ASSERT_TRUE(channel);
    const auto item = channel->child("item");
    ASSERT_TRUE(item);
    EXPECT_EQ(item->child_text("title"), "A & B <c>");
    EXPECT_EQ(item->child_text("link"), "http://x/dziennik-zapytan/2026/3-a-b");
    EXPECT_EQ(item->child_text("guid"), "http://x/dziennik-zapytan/2026/3");
    EXPECT_NE(bytes.find("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                         "href=\"http://x/rss\" rel=\"self\""),
              std::string::npos)
        << bytes;
    EXPECT_EQ(channel->child_text("lastBuildDate"), "Sun, 22 Nov 2026 00:00:00 GMT");
    EXPECT_NE(rss_of(head, {}).find("<channel>"), std::string::npos);
}

}  // namespace okienko::query_journal
