#pragma once

#include <string>

#include "tests/http/intake/journey.h"

namespace okienko::query_journal {

using harness::Answer;
using harness::HttpClient;

inline constexpr const char* kClerk = "urzednik@okienko.example";      // unit OR
inline constexpr const char* kOther = "urzedniczka@okienko.example";   // unit SA
inline constexpr const char* kSecond = "inspektorka@okienko.example";  // unit OR, too

/// A resident, a clerk of the unit that is asked, and a second person.
class QueryJourney : public intake::JourneyTest {
protected:
    void SetUp() override;

    /// The query a test sends; answers to the four questions are "false" unless told.
    struct Typed {
        std::string subject = "Kiedy stanie ławka na przystanku?";
        std::string text = "Na przystanku w stronę Dworca nie ma na czym usiąść.";
        bool consent = true;
        std::string yes = {};  ///< the question of the gate answered with yes; empty: none
    };
    /// Fills both pages; the draft's address. The last answer goes into `last`.
    std::string fill_query(HttpClient& client, const Typed& typed, Answer* last = nullptr);
    /// Sends a query of the resident; the number of its case.
    std::string ask(const Typed& typed);
    std::string ask() { return ask(Typed{}); }

    /// Presses a button of the query's page on the office's side as it stands now.
    Answer act(HttpClient& client, const std::string& number, const std::string& act, Pairs fields);
    /// Asks, answers and lets through; the number of the case.
    std::string answered(const Typed& typed, const std::string& answer);
    /// The same, published with these words or the original ones; its address in the journal.
    std::string published(const Typed& typed, const std::string& answer);
    Answer publish(const std::string& number, Pairs fields);

    HttpClient resident_ = browser();
    HttpClient clerk_ = browser();
    HttpClient second_ = browser();
};

/// The text without hard spaces and line breaks.
std::string plain(std::string text);

}  // namespace okienko::query_journal
