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
    /// `next_update` of the list; `authority` issues certificates and stamps times.
    explicit ListedServer(const signing::testing::ProofAuthority& authority,
                          const std::string& next_update = "2034-01-01T00:00:00Z");

    harness::RunningServer& running() { return *server_; }
    /// Puts another file in the place of the list; the server takes it when it starts again.
    void replace_list(const std::string& bytes) const;
    /// A list that says the authority's certificates are qualified, and so are its time-stamps.
    std::string list(const std::string& next_update) const;

    /// Runs `okienko verify` with what the server trusts; its standard output.
    std::string verify(const std::string& words) const;
    /// Writes a file beside the lists, for the command.
    std::string write(const std::string& name, const std::string& bytes) const;

private:
    const signing::testing::ProofAuthority& authority_;
    harness::TemporaryFolder folder_;
    signing::KeyPair operator_;
    harness::TestDatabase database_{"none"};
    std::unique_ptr<harness::RunningServer> server_;
};

}  // namespace okienko::verification
