#pragma once

#include <chrono>
#include <string>

#include "tests/http/intake/journey.h"

namespace okienko::letters {

/// A clerk and a resident of the demonstration, and cases between them. The program's clock can be
/// moved forward.
class LettersJourney : public intake::JourneyTest {
protected:
    void SetUp() override;

    /// Sends a request from the resident's account (or without one), and has the clerk register and
    /// take it. Its number.
    std::string registered_case(const std::string& subject, bool with_account = true);
    /// Presses a button of the case's page as it stands now.
    harness::Answer act(const std::string& number, const std::string& act, Pairs fields = {});
    /// Posts the letter's form with these fields over good ones; follows to the preview.
    harness::Answer write(const std::string& number,
                          const std::string& transition,
                          const Pairs& fields);
    /// Sends the letter whose preview this is.
    harness::Answer send(const std::string& number,
                         const std::string& transition,
                         const harness::Answer& preview);
    /// Writes and sends; fails the test when that doesn't work.
    void send_letter(const std::string& number, const std::string& transition, const Pairs& fields);
    /// Moves the program's clock by so many days from the test's first; everybody signs in again.
    void move_clock(int days);
    /// The program's day, so many days later.
    std::chrono::sys_days today(int later = 0) const;

    std::string office(const std::string& number) const { return "/urzad/sprawy/" + number; }
    std::string mine(const std::string& number) const { return "/konto/sprawy/" + number; }
    /// Whether a page says something; hard spaces count as spaces.
    static bool says(const harness::Answer& page, const std::string& words);
    /// The resident asks until the page says so: after a start, work of the background is under way.
    bool comes_to_say(const std::string& page, const std::string& words);
    /// What the office sealed, whole and unchanged.
    static bool is_sealed(const std::string& xml, const std::string& schema);

    harness::HttpClient clerk_ = browser();
    harness::HttpClient resident_ = browser();
    int first_day_ = 0;   ///< what the clock was moved by before this test
    std::string secret_;  ///< of the last case sent without an account

    static constexpr const char* kClerk = "urzednik@okienko.example";     // unit OR
    static constexpr const char* kOther = "urzedniczka@okienko.example";  // unit SA
};

}  // namespace okienko::letters
