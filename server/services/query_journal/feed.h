#pragma once

#include <string>
#include <vector>

#include "server/services/query_journal/entry.h"

namespace okienko::query_journal {

/// What a feed says of itself.
struct FeedHead {
    std::string title;
    std::string description;
    std::string address;  ///< of the feed, absolute
    std::string site;     ///< of the pages, absolute, without a trailing slash
    std::string language;
};

/// The entries as RSS 2.0, newest first as given, with the feed's own address (Atom's `self`).
/// The same entries always make the same bytes.
std::string rss_of(const FeedHead& head, const std::vector<Entry>& entries);

/// "Sun, 22 Nov 2026 10:15:00 GMT" (RFC 9110, 5.6.7; good for RFC 822 dates as well).
std::string http_date(config::Instant instant);

}  // namespace okienko::query_journal
