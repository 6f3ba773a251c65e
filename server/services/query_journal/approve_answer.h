#pragma once

#include <string>

#include "server/services/query_journal/answer_act.h"

namespace okienko::query_journal {

/// A second person of the unit lets the answer through: it is delivered to the account, the case
/// ends, a mail without content says so, and with the author's consent the moderation begins. Never
/// by whoever wrote or submitted it; the attempt is in the audit trail.
AnswerOutcome approve_answer(storage::Transaction& transaction,
                             const Context& context,
                             const AnswerOrder& order);

/// Back to be written on, with a note for the colleague. Posted field: `uwaga`.
AnswerOutcome send_back_answer(storage::Transaction& transaction,
                               const Context& context,
                               const AnswerOrder& order,
                               const std::string& note);

}  // namespace okienko::query_journal
