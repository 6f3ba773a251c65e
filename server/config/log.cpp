#include "server/config/log.h"

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace okienko::config {
namespace {

constexpr std::string_view level_name(Log::Level level) {
    switch (level) {
        case Log::Level::debug:
            return "debug";
        case Log::Level::info:
            return "info";
        case Log::Level::warning:
            return "warning";
        case Log::Level::error:
            return "error";
    }
    return "error";
}

bool plain(std::string_view value) {
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && c != '"' && c != '=' && c != '\\';
    });
}

/// A line stays a line: control characters are written as escapes, so that no value can forge an
/// event.
void append_value(std::string& line, std::string_view value) {
    if (plain(value)) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (c == '\n') {
            line += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            line += fmt::format("\\x{:02x}", byte);
        } else {
            line += c;
        }
    }
    line += '"';
}

void append_field(std::string& line, std::string_view name, std::string_view value) {
    line += ' ';
    line += name;
    line += '=';
    append_value(line, value);
}

std::string timestamp(Instant instant) {
    const auto second = std::chrono::floor<std::chrono::seconds>(instant);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                       (instant - second).count());
}

}  // namespace

struct Log::Output {
    explicit Output(Sink to) : sink(std::move(to)) {}

    /// Whoever finds nobody writing writes, for those who come meanwhile, too: no thread waits for
    /// another one's line to reach the disk.
    void write(std::string_view line) {
        {
            const std::lock_guard lock(mutex);
            pending += line;
            if (writing) return;
            writing = true;
        }
        while (const auto lines = take()) sink(*lines);
    }

    /// Nullopt: everything is written, and this thread stops.
    std::optional<std::string> take() {
        const std::lock_guard lock(mutex);
        if (pending.empty()) {
            writing = false;
            return std::nullopt;
        }
        return std::exchange(pending, {});
    }

    std::mutex mutex;
    std::string pending;
    bool writing = false;
    const Sink sink;
};

Log::Log()
    : Log([](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stderr); },
          Level::info) {}

Log::Log(Sink sink, Level least)
    : output_(std::make_shared<Output>(std::move(sink))), least_(least) {}

Log Log::from(Level least) const {
    Log result = *this;
    result.least_ = least;
    return result;
}

Log Log::with(std::string_view name, const std::string& value) const {
    Log result = *this;
    append_field(result.context_, name, value);
    return result;
}

void Log::write(Level level, std::string_view event, Fields fields) const {
    if (level < least_) return;
    std::string line =
        fmt::format("time={} level={}", timestamp(SystemClock().now()), level_name(level));
    append_field(line, "event", event);
    line += context_;
    for (const auto& field : fields) append_field(line, field.name, field.value);
    line += '\n';
    output_->write(line);
}

}  // namespace okienko::config
