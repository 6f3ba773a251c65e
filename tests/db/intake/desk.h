#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "forms/service.h"
#include "schemas/texts.h"
#include "server/catalogue/services.h"
#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/intake/drafts.h"
#include "server/intake/file_document.h"
#include "server/intake/submit.h"
#include "server/trust/master_key.h"
#include "server/trust/office_key.h"
#include "tests/harness/test_cluster.h"
#include "tests/harness/test_database.h"

namespace okienko::intake {

/// A clock that stands where the test puts it.
class StandingClock : public config::Clock {
public:
    config::Instant now() const override { return at; }
    config::Instant at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 6} +
                       std::chrono::hours{10}};
};

/// The intake over a real database, without the web: one published service, one draft owner.
class DeskTest : public testing::Test {
protected:
    DeskTest();

    /// A draft of the public information request with everything filled in.
    OpenDraft filled(const Requester& requester);
    OpenDraft filled() { return filled(anna_); }
    /// The document of a draft as it would be sent now.
    std::string document_of(const OpenDraft& open);
    /// A small file of a draft's question, stored.
    Drafts::Added add_file(const OpenDraft& open,
                           const std::string& name,
                           const std::string& bytes);
    /// Files `bytes` as if by the API.
    Filing filing(std::string_view bytes, const std::string& key);
    /// A submission beside submission_, with companions.
    Submission submission_with(Submission::Particulars particulars);
    long count(const std::string& from_where);
    void run(const std::string& sql);

    static schemas::Texts words();

    harness::TestDatabase tables_{"intake"};
    storage::Database& database_ = tables_.database();
    harness::TemporaryFolder folder_;
    StandingClock clock_;
    schemas::Texts words_ = words();
    trust::MasterKey master_{std::string(32, 'm')};
    trust::OfficeKey seal_;
    documents::DocumentStore documents_{master_};
    documents::Attachments attachments_{database_, master_};
    forms::ServiceCompiler compiler_;
    catalogue::Services services_;
    Drafts drafts_{database_, services_, attachments_, documents_.keys(), clock_};
    Submission::Words tell_ = [this](std::string_view) -> const schemas::Texts& { return words_; };
    storage::GroupCommit commits_{database_};
    Submission submission_;
    signing::Verifier verifier_{signing::TrustAnchors()};
    DocumentFiling document_filing_;

    const std::string account_ = "0193aaaa-0000-7000-8000-000000000001";
    const Requester anna_{account_, std::string(32, 'a')};
    const Requester passer_by_{std::nullopt, std::string(32, 'p')};
};

}  // namespace okienko::intake
