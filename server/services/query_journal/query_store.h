#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/queue.h"
#include "server/services/query_journal/query.h"
#include "server/storage/database.h"

namespace okienko::query_journal {

/// The tables of queries and answers. Without state; every call works in the caller's transaction.
class QueryStore {
public:
    /// Gives the case the next number of the year, locked until the end of the transaction: numbers
    /// have no gaps. Returns it.
    int insert(storage::Transaction& transaction,
               std::string_view case_id,
               int year,
               bool consent) const;
    /// `lock`: against other changes until the end of the transaction.
    std::optional<Query> find(storage::Transaction& transaction,
                              std::string_view case_id,
                              bool lock = false) const;

    struct Sealed {
        Answer answer;  ///< without its text
        std::string text;
    };
    std::optional<Sealed> answer(storage::Transaction& transaction, std::string_view case_id) const;
    /// Writes everything and raises the revision by one. The case must be locked.
    void write_answer(storage::Transaction& transaction,
                      std::string_view case_id,
                      const Answer& answer,
                      std::string_view sealed) const;

    struct Answered {
        config::Instant at;
        std::chrono::sys_days on;
        std::string unit;
        int days = 0;
        bool in_time = false;
    };
    void set_answered(storage::Transaction& transaction,
                      std::string_view case_id,
                      const Answered& answered) const;
    void end_consent(storage::Transaction& transaction,
                     std::string_view case_id,
                     config::Instant at) const;

    /// Nearest deadline first; at most `limit`.
    std::vector<QueryRow> of_office(storage::Transaction& transaction,
                                    OfficeList list,
                                    const cases::QueueScope& scope,
                                    unsigned limit) const;
    /// How many each of the office's lists has.
    std::array<long, 3> count_of_office(storage::Transaction& transaction,
                                        const cases::QueueScope& scope) const;
    /// Newest first; at most `limit`.
    std::vector<QueryRow> of_account(storage::Transaction& transaction,
                                     AccountList list,
                                     std::string_view account,
                                     unsigned limit) const;
};

}  // namespace okienko::query_journal
