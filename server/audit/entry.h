#pragma once

#include <string>

#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::audit {

/// One act worth remembering for ten years. Holds ids and codes only, never a name, PESEL, address
/// or content.
struct Entry {
    std::string actor;           ///< "account:<id>", "clerk:<id>", "system", "anonymous", …
    std::string action;          ///< "<room>.<act>": "intake.submitted", "cases.taken", …
    std::string object;          ///< what it happened to: "case:<id>", "draft:<id>", …
    std::string details = "{}";  ///< a JSON object; ids, codes, digests and numbers
};

/// Writes the entry in the caller's transaction: it stands if and only if the act does. The sealer
/// chains it later. One statement; takes no lock that another transaction waits for.
void append(storage::Transaction& transaction, const Entry& entry);
/// The same as a part of a batch.
void append(storage::Batch& batch, const Entry& entry);

}  // namespace okienko::audit
