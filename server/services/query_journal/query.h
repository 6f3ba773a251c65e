#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"

namespace okienko::query_journal {

/// States of workflow.xml this room leads a case through.
inline constexpr const char* kSent = "wyslane";
inline constexpr const char* kInProgress = "w-realizacji";
inline constexpr const char* kToApprove = "do-akceptacji";
/// And its transitions.
inline constexpr const char* kSubmit = "do-akceptacji";
inline constexpr const char* kSendBack = "odeslanie";
inline constexpr const char* kApprove = "akceptacja";

/// Most letters an answer may have.
inline constexpr std::size_t kLongestAnswer = 8000;

/// What a query has besides its case.
struct Query {
    std::string case_id;
    int year = 0;
    int n = 0;
    bool consent = false;  ///< to publication, and it still stands
    bool consent_ended = false;
    std::optional<config::Instant> answered;
};

/// The answer of a department, from its first draft on. The text is sealed in the database.
struct Answer {
    int revision = 0;  ///< 0: nobody has written anything
    std::string text;
    std::string written_by;  ///< account
    std::string written_name;
    config::Instant written{};
    std::optional<std::string> submitted_by;  ///< account; nullopt: still being written
    std::string submitted_name;
    std::string returned_note;
    std::optional<std::string> approved_by;  ///< account
    std::string approved_name;
    std::optional<config::Instant> approved;
};

/// What an answer is sealed for: bytes moved to another case don't open.
inline std::string sealing_context(const std::string& case_id) {
    return "query-answer:" + case_id;
}

/// A row of a list of queries, of an account or of the office.
struct QueryRow {
    std::string number;  ///< of the case
    int year = 0;
    int n = 0;
    std::string unit;
    std::string status;
    std::string subject;
    config::Instant received{};
    std::optional<std::chrono::sys_days> last_day;
    std::optional<config::Instant> answered;
    std::string name;         ///< of the clerk who has it or wrote the answer; may be empty
    std::string publication;  ///< state of it; empty: none
    bool mine = false;        ///< the reader wrote or submitted the answer
};

/// What a clerk's list shows.
enum class OfficeList { to_answer, to_approve, to_moderate };
/// What the account's list shows.
enum class AccountList { fresh, in_progress, done };

}  // namespace okienko::query_journal
