#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/services/recruitment/application.h"
#include "server/storage/database.h"

namespace okienko::recruitment {

/// Applications and their assessment in schema `recruitment`. Without state; every call works in
/// the caller's transaction.
class ApplicationStore {
public:
    /// The next of its vacancy, whose row the caller has locked. Gives its number.
    int insert(storage::Transaction& transaction,
               const cases::Case& opened,
               std::string_view vacancy,
               std::string_view account) const;
    /// What candidates call their files says things about them: in the clear stands only which file
    /// it is. The names themselves lie with the files, sealed.
    void hide_file_names(storage::Transaction& transaction, std::string_view case_id) const;
    /// The valid one of a person, locked.
    std::optional<Application> current(storage::Transaction& transaction,
                                       std::string_view vacancy,
                                       std::string_view account) const;
    void end(storage::Transaction& transaction,
             std::string_view case_id,
             Application::State state,
             config::Instant now) const;

    /// In the order of receipt, ended ones too.
    std::vector<Application> of_vacancy(storage::Transaction& transaction,
                                        std::string_view vacancy) const;
    std::optional<Application> by_seq(storage::Transaction& transaction,
                                      std::string_view vacancy,
                                      int seq) const;
    /// Of a person for one vacancy, newest first.
    std::vector<Application> of_account(storage::Transaction& transaction,
                                        std::string_view vacancy,
                                        std::string_view account) const;
    /// Valid ones.
    long count(storage::Transaction& transaction, std::string_view vacancy) const;

    struct Judged {
        std::string case_id;
        Criterion criterion;
    };
    std::vector<Judged> criteria(storage::Transaction& transaction, std::string_view vacancy) const;
    std::vector<Criterion> criteria_of(storage::Transaction& transaction,
                                       std::string_view case_id) const;

    /// Writes status, note, place and criteria; false when the revision isn't the one given.
    bool assess(storage::Transaction& transaction,
                const Application& changed,
                const std::vector<Criterion>& criteria) const;
    /// The status alone, of a valid application with this revision; false when it has another.
    bool set_status(storage::Transaction& transaction,
                    std::string_view vacancy,
                    int seq,
                    int revision,
                    std::string_view status) const;
};

}  // namespace okienko::recruitment
