#pragma once

#include <string>
#include <vector>

#include "server/documents/document_key.h"
#include "server/storage/database.h"

namespace okienko::recruitment {

/// How long applications are kept after the result, by group (art. 15 and the reserve of three
/// months). A city sets its own in the configuration.
struct Retention {
    std::string rejected = "3m";  ///< also replaced and withdrawn ones
    std::string reserve = "3m";   ///< the five best that were not chosen
    std::string chosen = "3m";    ///< then it stands in the personnel file
    std::string cancelled = "1m";
};

/// One line of the report.
struct RetentionEntry {
    config::Instant at;
    std::string number;  ///< of the vacancy
    int seq = 0;
    std::string group;  ///< "rejected", "reserve", "chosen", "withdrawn", "cancelled"
};

/// The nightly task: destroys the keys of applications whose time is over, and only of vacancies
/// that are decided or cancelled and unsealed. The result's name and town go when they are no
/// longer shown. Each erasure is an entry of the audit trail and a line of the report. Gives how
/// many it erased.
std::size_t erase_old_applications(storage::Database& database,
                                   const documents::DocumentKeys& keys,
                                   const Retention& retention,
                                   config::Instant now);

/// The newest lines of the report.
std::vector<RetentionEntry> retention_report(storage::Transaction& transaction);

}  // namespace okienko::recruitment
