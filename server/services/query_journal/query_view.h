#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "schemas/node.h"
#include "server/cases/case.h"
#include "server/services/query_journal/context.h"
#include "server/services/query_journal/entry.h"
#include "server/services/query_journal/gate.h"
#include "server/services/query_journal/query.h"

namespace okienko::query_journal {

/// One query with all that belongs to it, opened in one transaction.
struct QueryFile {
    cases::Case of;
    Query query;
    std::optional<Question> question;  ///< nullopt: the content was erased
    Answer answer;                     ///< revision 0: none yet
    std::optional<Entry> entry;        ///< of the journal
};
/// nullopt when the case is no query.
std::optional<QueryFile> read_query(storage::Transaction& transaction,
                                    const Context& context,
                                    const cases::Case& of);

/// <query number="" called="" registration="" subject="" unit="" unit-name="" status="" state=""
/// received="" answered="" open="" consent=""> with <question>, <term>, <answer revision=""
/// written-name="" written="" approved-name="" returned-note="" submitted="">, <entry state=""
/// href="" reason="">; texts as simple_text.h writes them.
schemas::Node add_query(schemas::Node parent,
                        const QueryFile& file,
                        const Context& context,
                        const std::string& language,
                        std::chrono::sys_days today);

/// <query number="" registration="" unit="" unit-name="" subject="" status="" received=""
/// answered="" name="" mine="" publication=""> with <deadline date="" left="">.
void add_row(schemas::Node parent,
             const QueryRow& row,
             const Context& context,
             const std::string& language,
             std::chrono::sys_days today);

}  // namespace okienko::query_journal
