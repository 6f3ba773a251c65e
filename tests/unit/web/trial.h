#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "server/config/clock.h"
#include "server/web/health.h"
#include "server/web/pipeline.h"
#include "server/web/router.h"
#include "tests/unit/web/installation.h"

namespace okienko::web {

/// Sessions of a test: cookie or token -> identity.
class KnownIdentities : public IdentitySource {
public:
    std::optional<Identity> by_session(const std::string& cookie) override;
    std::optional<Identity> by_token(const std::string& secret) override;
    bool database_away = false;
};

/// A whole web room without sockets and database: a small installation, routes of every access, the
/// real pipeline. Sessions "resident" and "clerk", token "key".
class Trial {
public:
    explicit Trial(PipelineSettings settings = {});

    Router router;
    KnownIdentities identities;
    config::SystemClock clock;
    Metrics metrics;
    std::string log() const;

    const Pipeline& pipeline() const { return *pipeline_; }
    /// The answer to the bytes of one request, as a server on plain HTTP would make it.
    Response ask(const std::string& bytes) const;
    /// The same for a GET of a path with further header lines.
    Response get(const std::string& path, const std::string& header_lines = {}) const;

private:
    void add_routes();

    Installation installation_;
    mutable std::mutex mutex_;
    std::string log_;
    Pages pages_;
    std::optional<Pipeline> pipeline_;
};

/// The first header of that name, empty when absent.
std::string header_of(const Response& response, const std::string& name);

}  // namespace okienko::web
