#include "server/web/metrics.h"

#include <algorithm>

#include <fmt/format.h>

namespace okienko::web {

namespace {

/// Backslash, quote and line feed are escaped in label values.
std::string label(const std::string& value) {
    std::string escaped;
    for (const char letter : value) {
        if (letter == '\\' || letter == '"') escaped += '\\';
        escaped += letter == '\n' ? ' ' : letter;
    }
    return escaped;
}

void head(std::string& text, std::string_view name, std::string_view help, std::string_view type) {
    text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

void Metrics::count(const std::string& route, int status, std::chrono::duration<double> duration) {
    const auto bucket = static_cast<std::size_t>(
        std::lower_bound(kBounds.begin(), kBounds.end(), duration.count()) - kBounds.begin());
    const std::lock_guard lock(mutex_);
    ++requests_[{route, status / 100}];
    ++durations_[bucket];
    duration_sum_ += duration.count();
}

void Metrics::count_refused_connection() {
    const std::lock_guard lock(mutex_);
    ++refused_;
}

void Metrics::handler_begins() {
    const std::lock_guard lock(mutex_);
    ++in_flight_;
}

void Metrics::handler_ends() {
    const std::lock_guard lock(mutex_);
    --in_flight_;
}

void Metrics::add_gauge(std::string name, std::string help, Value value) {
    extras_.push_back({std::move(name), std::move(help), "gauge", std::move(value)});
}

void Metrics::add_gauges(std::string name, std::string help, std::string label, Values values) {
    families_.push_back({std::move(name), std::move(help), std::move(label), std::move(values)});
}

void Metrics::add_counter(std::string name, std::string help, Value value) {
    extras_.push_back({std::move(name), std::move(help), "counter", std::move(value)});
}

std::string Metrics::text() const {
    std::string text;
    {
        const std::lock_guard lock(mutex_);
        head(text,
             "okienko_http_requests_total",
             "Answered requests by route and class of status.",
             "counter");
        for (const auto& [key, count] : requests_) {
            text += fmt::format("okienko_http_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n",
                                label(key.first),
                                key.second,
                                count);
        }
        head(text,
             "okienko_http_request_duration_seconds",
             "From the end of the head to the answer.",
             "histogram");
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < durations_.size(); ++i) {
            sum += durations_[i];
            const std::string bound = i < kBounds.size() ? fmt::format("{}", kBounds[i]) : "+Inf";
            text += fmt::format(
                "okienko_http_request_duration_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
        }
        text += fmt::format("okienko_http_request_duration_seconds_sum {}\n", duration_sum_);
        text += fmt::format("okienko_http_request_duration_seconds_count {}\n", sum);
        head(text, "okienko_http_in_flight", "Handlers at work.", "gauge");
        text += fmt::format("okienko_http_in_flight {}\n", in_flight_);
        head(text,
             "okienko_http_refused_connections_total",
             "Connections answered 503 because all were taken.",
             "counter");
        text += fmt::format("okienko_http_refused_connections_total {}\n", refused_);
    }
    for (const Extra& extra : extras_) {
        head(text, extra.name, extra.help, extra.type);
        text += fmt::format("{} {}\n", extra.name, extra.value());
    }
    for (const Family& family : families_) {
        head(text, family.name, family.help, "gauge");
        for (const auto& [key, value] : family.values()) {
            text +=
                fmt::format("{}{{{}=\"{}\"}} {}\n", family.name, family.label, label(key), value);
        }
    }
    return text;
}

}  // namespace okienko::web
