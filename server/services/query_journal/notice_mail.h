#pragma once

#include <string>

#include "server/cases/case.h"
#include "server/services/query_journal/context.h"
#include "server/services/query_journal/query.h"

namespace okienko::query_journal {

/// Tells the author by mail, after the commit, that something waits in the account; never what.
/// `about`: "answer", "refused" or "withdrawn" (texts journal.mail.<about>.…).
void send_notice(storage::Transaction& transaction,
                 const Context& context,
                 const cases::Case& of,
                 const Query& query,
                 const std::string& about);

}  // namespace okienko::query_journal
