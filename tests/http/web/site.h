#pragma once

#include <optional>
#include <string>

#include "server/web/server.h"
#include "tests/harness/http_client.h"
#include "tests/unit/web/trial.h"

namespace okienko::web {

/// A real server on a free port over the routes of a Trial.
class Site {
public:
    explicit Site(Server::Settings settings = short_times(),
                  PipelineSettings pipeline = without_rate_limit());
    /// Deadlines a test can wait for.
    static Server::Settings short_times();

    static PipelineSettings without_rate_limit();

    std::uint16_t port() const { return server_->port(); }
    harness::RawConnection connect() const { return harness::RawConnection(port()); }
    harness::HttpClient client() const { return harness::HttpClient(port()); }
    /// Sends bytes, reads until the server closes; nullopt when it doesn't.
    std::optional<std::string> exchange(const std::string& bytes) const;

    Trial& trial() { return trial_; }
    Server& server() { return *server_; }

private:
    Trial trial_;
    std::optional<Server> server_;
};

/// How many answers stand in the bytes of a connection.
std::size_t count_answers(const std::string& bytes);

}  // namespace okienko::web
