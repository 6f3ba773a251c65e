#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/documents/document_store.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/vacancy_store.h"
#include "server/web/identity.h"

namespace okienko::recruitment {

/// A vacancy HR may look into, or why not.
struct Opened {
    enum class Kind { open, missing, sealed };
    Kind kind = Kind::missing;
    std::optional<Vacancy> vacancy;  ///< unless missing
};

/// Lets HR at the applications of a vacancy once its deadline has passed, and writes who looked at
/// what, or tried to look sooner, into the audit trail. Reading that can't be recorded doesn't
/// happen: both are the caller's transaction.
Opened open_vacancy(storage::Transaction& transaction,
                    const web::Identity& hr,
                    std::string_view number,
                    std::string_view what,
                    config::Instant now);

/// An application with what its document says; without a candidate once it was erased.
struct Shown {
    Application application;
    std::optional<Candidate> candidate;
    std::vector<Criterion> criteria;
};
std::vector<Shown> applications_of(storage::Transaction& transaction,
                                   const documents::DocumentStore& documents,
                                   const Vacancy& vacancy);

struct AssessOutcome {
    enum class Kind { done, changed, unfit };
    Kind kind = Kind::done;
    std::string field;   ///< for unfit
    std::string reason;  ///< for unfit: a text id
};

/// What HR filled in about one application.
struct Assessment {
    int seq = 0;
    int revision = 0;
    std::string status;
    std::string note;
    int best = 0;  ///< 0: none
    std::vector<Criterion> criteria;
};
/// The vacancy is open for HR. Refuses a place that another has, and unknown criteria.
AssessOutcome assess(storage::Transaction& transaction,
                     const web::Identity& hr,
                     const Vacancy& vacancy,
                     const Assessment& assessment);

/// Sets one status for all that are ticked, as (number, revision on the page). Gives the numbers
/// that were left because somebody changed them meanwhile.
std::vector<int> set_statuses(storage::Transaction& transaction,
                              const web::Identity& hr,
                              const Vacancy& vacancy,
                              const std::vector<std::pair<int, int>>& ticked,
                              const std::string& status);

/// Art. 15: announces whom the office chose, or nobody, and why; shown for three months.
AssessOutcome decide(storage::Transaction& transaction,
                     const documents::DocumentStore& documents,
                     const web::Identity& hr,
                     const std::string& number,
                     int chosen,
                     const std::string& reason,
                     config::Instant now);

}  // namespace okienko::recruitment
