#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <pqxx/pqxx>

#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "tests/harness/test_database.h"

namespace okienko::documents {

/// A database with the documents' tables and one key.
class Archive : public testing::Test {
protected:
    /// A room further to the right gives its own name.
    explicit Archive(std::string_view last_room = "documents") : test_(last_room) {}

    storage::Database& database() { return test_.database(); }
    DocumentStore& store() { return store_; }
    Attachments& attachments() { return attachments_; }
    const DocumentKeys& keys() const { return store_.keys(); }

    template <typename Work>
    auto in_transaction(Work work) {
        return database().run(work);
    }
    DocumentKey new_key() {
        return in_transaction([&](storage::Transaction& tx) { return keys().make(tx); });
    }
    /// Past the triggers, as somebody with a key to the database would.
    void forge(const std::string& statement) {
        in_transaction([&](storage::Transaction& tx) {
            tx.sql().exec("set local session_replication_role = replica");
            tx.sql().exec(statement);
        });
    }
    std::int64_t number(const std::string& query) {
        return in_transaction(
            [&](storage::Transaction& tx) { return tx.sql().exec1(query)[0].as<std::int64_t>(); });
    }

private:
    harness::TestDatabase test_;
    trust::MasterKey master_{std::string(32, 'm')};
    DocumentStore store_{master_};
    Attachments attachments_{test_.database(), master_};
};

}  // namespace okienko::documents
