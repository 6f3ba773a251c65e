#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/recruitment/vacancy.h"
#include "server/storage/database.h"

namespace okienko::recruitment {

/// Vacancies, their versions and results in schema `recruitment`. Without state; every call works
/// in the caller's transaction.
class VacancyStore {
public:
    /// A draft with a number of its own.
    Vacancy create(storage::Transaction& transaction,
                   const std::string& unit,
                   const std::string& title,
                   config::Instant now) const;
    std::optional<Vacancy> find(storage::Transaction& transaction, std::string_view number) const;
    /// The same, the row locked: `share` for those who only rely on it.
    enum class Lock { share, update };
    std::optional<Vacancy> lock(storage::Transaction& transaction,
                                std::string_view number,
                                Lock kind) const;
    /// The vacancy somebody applied for with a case.
    std::optional<Vacancy> lock_of_case(storage::Transaction& transaction,
                                        std::string_view case_id,
                                        Lock kind) const;

    /// Newest first; for HR all of them.
    std::vector<Vacancy> all(storage::Transaction& transaction) const;
    /// Published and open, nearest deadline first.
    std::vector<Vacancy> open(storage::Transaction& transaction, config::Instant now) const;
    /// Past their deadline or cancelled, without a result shown; newest first, from a year.
    std::vector<Vacancy> closed(storage::Transaction& transaction, config::Instant now) const;
    /// With a result that is still shown; newest first.
    std::vector<Vacancy> decided(storage::Transaction& transaction, config::Instant now) const;

    Texts draft_texts(storage::Transaction& transaction, std::string_view id) const;
    /// Oldest first.
    std::vector<Version> versions(storage::Transaction& transaction, std::string_view id) const;

    /// Writes the texts of the next version; false when the revision isn't the one given.
    bool save_draft(storage::Transaction& transaction,
                    std::string_view id,
                    int revision,
                    const Texts& texts) const;
    /// Makes the draft the version after the published one.
    void publish(storage::Transaction& transaction,
                 const Vacancy& locked,
                 config::Instant deadline,
                 std::string_view note,
                 config::Instant now) const;
    void cancel(storage::Transaction& transaction,
                const Vacancy& locked,
                std::string_view reason,
                config::Instant now) const;

    void decide(storage::Transaction& transaction,
                const Vacancy& locked,
                const Result& result) const;
    std::optional<Result> result(storage::Transaction& transaction, std::string_view id) const;
};

}  // namespace okienko::recruitment
