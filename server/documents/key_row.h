#pragma once

#include "server/documents/document_key.h"

namespace pqxx {
class row;
}

namespace okienko::documents {

/// What this room's stores read of documents.keys: columns `wrapped, sealed_until` from `at` on.
DocumentKeys::Row key_row(const pqxx::row& row, int at);

}  // namespace okienko::documents
