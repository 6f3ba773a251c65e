#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace okienko::web {

/// Counts what happens and prints it for Prometheus (text format 0.0.4). Shared by threads.
class Metrics {
public:
    /// Counts one answered request. `route` is the pattern, never the path.
    void count(const std::string& route, int status, std::chrono::duration<double> duration);
    void count_refused_connection();

    /// A value asked for at each print; called from request threads, must be quick. Register before
    /// start.
    using Value = std::function<double()>;
    void add_gauge(std::string name, std::string help, Value value);
    /// A value for each value of a label.
    using Values = std::function<std::map<std::string, double>()>;
    void add_gauges(std::string name, std::string help, std::string label, Values values);
    /// The same for a value that only grows.
    void add_counter(std::string name, std::string help, Value value);

    std::string text() const;

    /// How many handlers are at work; raised and lowered by the pipeline.
    void handler_begins();
    void handler_ends();

private:
    static constexpr std::array<double, 11> kBounds = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0};
    struct Extra {
        std::string name, help, type;
        Value value;
    };
    struct Family {
        std::string name, help, label;
        Values values;
    };

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route and status class
    std::array<std::uint64_t, kBounds.size() + 1> durations_{};
    double duration_sum_ = 0;
    std::uint64_t refused_ = 0;
    int in_flight_ = 0;
    std::vector<Extra> extras_;
    std::vector<Family> families_;
};

}  // namespace okienko::web
