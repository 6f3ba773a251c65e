#pragma once

#include <optional>
#include <string>

#include "forms/workflow.h"
#include "server/cases/case.h"
#include "server/documents/document_key.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// Longest reason of a withdrawal, in letters.
inline constexpr std::size_t kLongestReason = 1000;

/// A resident takes back what they sent.
struct WithdrawalOrder {
    std::string number;                  ///< of the case
    std::optional<std::string> account;  ///< nullopt: came by the case's secret
    std::string reason;                  ///< in their words; may be empty
    config::Instant now{};
};

struct WithdrawalOutcome {
    enum class Kind {
        done,
        already,     ///< it was withdrawn before
        impossible,  ///< the workflow has no such way out of the state
        too_long,    ///< the reason
    };
    Kind kind = Kind::done;
    std::optional<Case> now;  ///< the case as it stands after it, when done
};

/// Whether a case was ended by its resident.
bool is_withdrawn(const Case& of, const forms::Workflow& workflow);

/// Leads the case to its end by the transition `on="withdrawal"`, with event (the reason sealed
/// under the key of the case) and audit entry, in the caller's transaction. Locks the case.
WithdrawalOutcome withdraw_case(storage::Transaction& transaction,
                                const documents::DocumentKeys& keys,
                                const forms::Workflow& workflow,
                                const WithdrawalOrder& order);

}  // namespace okienko::cases
