#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/services/query_journal/context.h"
#include "server/services/query_journal/moderate.h"
#include "server/services/query_journal/write_answer.h"
#include "server/web/identity.h"

namespace okienko::query_journal {

/// The journal over a real database, without the web, under a clock the test sets: the published
/// service, a resident, clerks.
class JournalTest : public testing::Test {
protected:
    JournalTest();

    struct Asked {
        std::string subject = "Kiedy stanie ławka na przystanku?";
        std::string unit = "ZTP";
        bool consent = true;
    };
    /// A query received `now_`, with its number.
    cases::Case ask(const Asked& asked);
    cases::Case ask() { return ask(Asked{}); }
    /// Answered by one clerk, let through by another, `days` after it came.
    cases::Case answered(const Asked& asked, int days = 1);
    /// Published with its own subject as the title; `minutes` keeps an order among many.
    cases::Case published(const Asked& asked, const std::string& answer = "Tak, w grudniu.");

    AnswerOrder order(const cases::Case& of, const web::Identity& who, int revision) const {
        return {who, of.number, revision, now_};
    }
    template <typename Work>
    auto run(Work work) {
        return database_.run(std::move(work));
    }
    long count(const std::string& from_where);
    cases::Case reread(const cases::Case& old);
    static web::Identity clerk(char digit, std::vector<std::string> units);

    struct House;
    static House& house();

    storage::Database& database_;
    const Context& context_;
    const std::string author_ = "00000000-0000-4000-8000-0000000000aa";
    web::Identity writer_ = clerk('1', {"ZTP"});
    web::Identity second_ = clerk('2', {"ZTP", "OR"});
    web::Identity stranger_ = clerk('3', {"OR"});
    config::Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6} +
                         std::chrono::hours{10}};  // a Friday
};

}  // namespace okienko::query_journal
