#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"

namespace okienko::query_journal {

/// A question and its answer in the words for everybody, and how far publication has come.
struct Entry {
    enum class State { waiting, published, refused, withdrawn };
    std::string case_id;
    int revision = 1;
    State state = State::waiting;
    int year = 0;
    int n = 0;
    std::string unit;  ///< that answered
    std::chrono::sys_days received{};
    std::chrono::sys_days answered{};
    int days = 0;  ///< from receipt to answer
    std::string title;
    std::string question;
    std::string answer;
    std::string slug;
    std::string reason;  ///< of a refusal or withdrawal; empty: the author took the consent back
    std::string written_name;    ///< of the clerk who wrote the answer
    std::string approved_name;   ///< of the clerk who let it through
    std::string published_name;  ///< of the moderator
    std::optional<config::Instant> published;
    config::Instant changed{};

    /// "/dziennik-zapytan/2026/12-czy-stanie-lawka"
    std::string address() const;
};

/// "waiting", "published", …
std::string_view to_string(Entry::State state);

/// What a reader of the journal asks for; every field is a parameter of the address.
struct JournalFilter {
    std::string words;  ///< `q`
    std::string unit;   ///< `wydzial`
    struct Key {
        std::int64_t published = 0;  ///< microseconds since 1970
        std::string case_id;         ///< makes the order total
    };
    std::optional<Key> after;   ///< `po`: older entries than this one
    std::optional<Key> before;  ///< `przed`: newer ones

    std::string address(std::string_view path) const;
};

struct JournalPage {
    std::vector<Entry> entries;  ///< newest first
    bool newer = false;          ///< there are some before the first
    bool older = false;          ///< there are some after the last
};

}  // namespace okienko::query_journal
