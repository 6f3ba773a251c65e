#pragma once

#include <string>
#include <vector>

#include "server/documents/document_key.h"
#include "server/services/recruitment/vacancy_store.h"
#include "server/web/identity.h"

namespace okienko::recruitment {

/// What became of an act of HR on a vacancy; only `done` changed anything.
struct VacancyOutcome {
    enum class Kind { done, missing, changed, impossible, faulty };
    Kind kind = Kind::done;
    std::vector<Fault> faults;  ///< for faulty
};

/// Who does it, and what they saw.
struct VacancyOrder {
    const web::Identity& hr;
    std::string number;
    int revision = 0;
    config::Instant now;
};

/// Each act is one transaction with its entry in the audit trail.
VacancyOutcome save_vacancy(storage::Database& database,
                            const VacancyOrder& order,
                            const Texts& texts);
/// Publishes the saved draft, the first version or the next one; `note` says what changed. Later
/// versions seal anew what was sent before.
VacancyOutcome publish_vacancy(storage::Database& database,
                               const documents::DocumentKeys& keys,
                               const BannedRequirements& banned,
                               const VacancyOrder& order,
                               const std::string& note);
VacancyOutcome cancel_vacancy(storage::Database& database,
                              const VacancyOrder& order,
                              const std::string& reason);

/// The moment after the last day.
config::Instant end_of_day(std::chrono::sys_days last_day);

}  // namespace okienko::recruitment
