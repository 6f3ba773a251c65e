#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "forms/workflow.h"
#include "server/cases/act.h"
#include "server/cases/case.h"
#include "server/cases/queue.h"
#include "server/documents/document_key.h"
#include "server/storage/database.h"
#include "server/trust/master_key.h"
#include "server/web/identity.h"
#include "tests/harness/test_database.h"

namespace okienko::cases {

/// A database with the tables of cases and everything left of it, a clerk of two units, and a way
/// to put cases in.
class OfficeTest : public testing::Test {
protected:
    /// A case received so many days before "today", with a deadline of so many days after it;
    /// nullopt: none.
    struct Draft {
        std::string unit = "OR";
        std::string subject = "Umowy na pielęgnację drzew";
        std::string status = "new";
        int received_days_ago = 3;
        std::optional<int> due_in = 11;
    };
    Case put(const Draft& draft);
    Case put() { return put(Draft{}); }
    Case reread(const Case& old);
    long count(const std::string& from_where);
    /// Entries of the audit trail with this action, made by the test.
    long audited(const std::string& action);

    ActContext context(const Case& of) const { return context(of, clerk_); }
    ActContext context(const Case& of, const web::Identity& clerk) const {
        return {clerk, of.number, of.revision, now_};
    }
    static forms::Workflow workflow();
    static web::Identity clerk(const std::string& digit, std::vector<std::string> units);

    /// One database for all tests of the program, emptied for each.
    static storage::Database& shared_database();
    void SetUp() override;

    storage::Database& database_ = shared_database();
    long audited_before_ = 0;
    std::chrono::sys_days today_{std::chrono::year{2026} / 11 / 6};
    config::Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6} +
                         std::chrono::hours{10}};
    trust::MasterKey master_{std::string(32, 'm')};
    documents::DocumentKeys keys_{master_};
    web::Identity clerk_ = clerk("1", {"OR", "ZZM"});
};

}  // namespace okienko::cases
