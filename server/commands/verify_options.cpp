#include "server/commands/verify_options.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace okienko::commands {

const std::string_view kVerifyUsage =
    "usage: okienko verify [--json] [--anchors PATH] [--trusted-list PATH]... "
    "[--lotl LOCATION --lotl-certificates PATH] [--detached PATH]... [--at TIME] "
    "[--revocation PATH]... [--policy integrity|advanced|qualified] FILE...\n";

namespace {

/// A day or a moment in UTC: 2025-12-10 or 2025-12-10T12:00:00Z.
std::optional<std::chrono::sys_seconds> read_time(const std::string& text) {
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, length = 0;
    const int read = std::sscanf(
        text.c_str(), "%4d-%2d-%2d%nT%2d:%2d:%2d%n", &y, &mo, &d, &length, &h, &mi, &s, &length);
    const year_month_day day(
        year(y), month(static_cast<unsigned>(mo)), std::chrono::day(static_cast<unsigned>(d)));
    const std::string rest = text.substr(std::min(static_cast<std::size_t>(length), text.size()));
    if ((read != 3 && read != 6) || !day.ok() || (!rest.empty() && rest != "Z"))
        return std::nullopt;
    if (h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60) return std::nullopt;
    return sys_days(day) + hours(h) + minutes(mi) + seconds(s);
}

/// Takes the value of one option; false when it can't be.
using Taker = bool (*)(VerifyOptions&, const std::string& value);

const std::map<std::string_view, Taker>& takers() {
    static const std::map<std::string_view, Taker> known = {
        {"--anchors",
         [](VerifyOptions& options, const std::string& value) {
             options.anchors.push_back(value);
             return true;
         }},
        {"--at",
         [](VerifyOptions& options, const std::string& value) {
             return (options.at = read_time(value)).has_value();
         }},
        {"--detached",
         [](VerifyOptions& options, const std::string& value) {
             options.detached.push_back(value);
             return true;
         }},
        {"--policy",
         [](VerifyOptions& options, const std::string& value) {
             const auto policy = signing::ValidationPolicy::named(value);
             if (policy) options.policy = *policy;
             return policy.has_value();
         }},
        {"--revocation",
         [](VerifyOptions& options, const std::string& value) {
             options.revocation.push_back(value);
             return true;
         }},
    };
    return known;
}

}  // namespace

std::optional<VerifyOptions> read_verify_options(Arguments arguments) {
    VerifyOptions options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const auto taker = takers().find(word);
        if (word == "--json") {
            options.json = true;
        } else if (taker != takers().end()) {
            if (++i == arguments.size() || !taker->second(options, arguments[i])) {
                return std::nullopt;
            }
        } else if (i + 1 < arguments.size() && options.lists.take(word, arguments[i + 1])) {
            ++i;
        } else if (word.starts_with("--")) {
            return std::nullopt;
        } else {
            options.files.push_back(word);
        }
    }
    if (options.files.empty()) return std::nullopt;
    return options;
}

}  // namespace okienko::commands
