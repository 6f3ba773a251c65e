#pragma once

#include <memory>
#include <string>

#include "tests/harness/running_server.h"
#include "tests/harness/test_cluster.h"
#include "tests/harness/test_database.h"
#include "tests/unit/signing/proof_authority.h"
#include "tests/unit/signing/trusted_list_text.h"

namespace okienko::verification {

/// A running server that trusts an authority of the test's own making, by a trusted list that the
/// test signed, and the same lists for `okienko verify`. One thread.
class ListedServer {
public:
    /// `authority` issues certificates and stamps times. The server begins with start().
    explicit ListedServer(const signing::testing::ProofAuthority& authority);

    /// With the list there is now; `awaited` is what /health/ready answers then.
    void start(int awaited = 200);
    void stop() { server_.reset(); }
    harness::RunningServer& running() { return *server_; }

    /// Puts a file in the place of the list.
    void replace_list(const std::string& bytes) const;
    /// One that says the authority's certificates are qualified, and so are its time-stamps.
    std::string list(const std::string& next_update = "2034-01-01T00:00:00Z") const;

    /// Runs `okienko verify` with what the server trusts; its standard output.
    std::string verify(const std::string& words) const;
    /// Writes a file beside the lists, for the command.
    std::string write(const std::string& name, const std::string& bytes) const;

private:
    const signing::testing::ProofAuthority& authority_;
    harness::TemporaryFolder folder_;
    harness::TemporaryFolder data_;
    signing::KeyPair operator_;
    std::string settings_;
    harness::TestDatabase database_{"none"};
    std::unique_ptr<harness::RunningServer> server_;
};

}  // namespace okienko::verification
