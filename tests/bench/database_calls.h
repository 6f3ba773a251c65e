#pragma once

#include <string>

namespace okienko::bench {

/// What one durable insert of a submission's rows costs when nothing but libpq stands before
/// PostgreSQL.
struct InsertCost {
    double client_us = 0;  ///< CPU of the calling thread
    double server_us = 0;  ///< CPU of the backend, from /proc
};

/// Inserts rows of the sizes given (document and receipt as they are stored, and the small rows of
/// case, event, audit, outbox and key) in one statement and one synchronous commit each. Makes and
/// drops a schema of its own.
InsertCost measure_insert(const std::string& uri,
                          const std::string& document,
                          const std::string& receipt);

}  // namespace okienko::bench
