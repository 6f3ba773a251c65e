#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "server/config/clock.h"

namespace okienko::config {

/// The program's record of what happened: one event and its fields a line, in logfmt:
/// `time=2026-11-20T10:15:00.123456Z level=info event=case-opened request=7f3a
/// case=OKN-2026-7K3M9Q`. Never personal data: no names, identifiers, addresses or contents. Passed
/// in constructors; a copy is cheap and writes to the same place. Any thread may write at any time;
/// a line is never torn.
class Log {
public:
    enum class Level { debug, info, warning, error };

    struct Field {
        Field(std::string_view field_name, std::string field_value)
            : name(field_name), value(std::move(field_value)) {}
        template <std::integral Number>
        Field(std::string_view field_name, Number number) : name(field_name) {
            if constexpr (std::same_as<Number, bool>) {
                value = number ? "true" : "false";
            } else {
                value = std::to_string(number);
            }
        }

        std::string_view name;  ///< lower case letters, digits and hyphens
        std::string value;      ///< UTF-8; quoted when needed
    };
    using Fields = std::initializer_list<Field>;
    /// Gets whole lines with their line feeds, several when threads write at once; one call at a
    /// time. Doesn't throw.
    using Sink = std::function<void(std::string_view lines)>;

    /// Writes to standard error.
    Log();
    /// Writes to `sink`; for tests and other places.
    explicit Log(Sink sink, Level least = Level::debug);

    static Log silent() {
        return Log([](std::string_view) {});
    }

    /// This log without the events below `least`.
    Log from(Level least) const;
    /// This log with a field added to every event, e.g. the request's id.
    Log with(std::string_view name, const std::string& value) const;

    void debug(std::string_view event, Fields fields = {}) const {
        write(Level::debug, event, fields);
    }
    void info(std::string_view event, Fields fields = {}) const {
        write(Level::info, event, fields);
    }
    void warning(std::string_view event, Fields fields = {}) const {
        write(Level::warning, event, fields);
    }
    void error(std::string_view event, Fields fields = {}) const {
        write(Level::error, event, fields);
    }

private:
    struct Output;

    void write(Level level, std::string_view event, Fields fields) const;

    std::shared_ptr<Output> output_;
    Level least_ = Level::info;
    std::string context_;  // the fields of with(), ready to print
};

}  // namespace okienko::config
