#include "tests/http/web/site.h"

#include <chrono>

namespace okienko::web {

Site::Site(Server::Settings settings, PipelineSettings pipeline) : trial_(std::move(pipeline)) {
    server_.emplace(settings, trial_.pipeline(), trial_.metrics, config::Log::silent());
    server_->start();
}

PipelineSettings Site::without_rate_limit() {
    PipelineSettings settings;
    settings.requests_per_minute = 0;
    return settings;
}

Server::Settings Site::short_times() {
    Server::Settings settings;
    settings.port = 0;
    settings.connections = 64;
    settings.idle = std::chrono::seconds(5);
    settings.request = std::chrono::seconds(5);
    settings.answer = std::chrono::seconds(5);
    settings.stop = std::chrono::seconds(5);
    return settings;
}

std::optional<std::string> Site::exchange(const std::string& bytes) const {
    harness::RawConnection connection = connect();
    connection.send(bytes);
    return connection.read_to_end();
}

std::size_t count_answers(const std::string& bytes) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find("HTTP/1.1 "); at != std::string::npos;
         at = bytes.find("HTTP/1.1 ", at + 1))
        ++count;
    return count;
}

}  // namespace okienko::web
