#pragma once

#include <string>

#include "server/cases/service_words.h"
#include "server/catalogue/office.h"
#include "server/documents/document_store.h"
#include "server/storage/database.h"
#include "server/web/pages.h"

namespace okienko::query_journal {

/// What this room needs of the house. Outlives every object made with it; shared by threads.
struct Context {
    storage::Database& database;
    /// Connections for what looks for words, to the same database: they alone load the Polish
    /// dictionary. Whoever holds one never waits for one of `database`.
    storage::Database& searching;
    const documents::DocumentStore& documents;
    const cases::ServiceWords& words;
    const catalogue::Office& office;
    const web::Pages& pages;
    std::string base_address;  ///< for mail
};

}  // namespace okienko::query_journal
