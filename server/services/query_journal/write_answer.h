#pragma once

#include <string>

#include "server/services/query_journal/answer_act.h"

namespace okienko::query_journal {

/// Keeps the answer as a draft any clerk of the unit may go on with. The first one enters the case
/// into the list of cases and takes it. Posted field: `odpowiedz`.
AnswerOutcome save_answer(storage::Transaction& transaction,
                          const Context& context,
                          const AnswerOrder& order,
                          const std::string& text);

/// Saves the answer and hands it to a second person. Nobody changes it until it comes back.
AnswerOutcome submit_answer(storage::Transaction& transaction,
                            const Context& context,
                            const AnswerOrder& order,
                            const std::string& text);

}  // namespace okienko::query_journal
