#include "server/commands/verify_options.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "server/commands/named_files.h"
#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/read_validation_policy.h"

namespace okienko::commands {

const std::string_view kVerifyUsage =
    "usage: okienko verify [--json | --format text|json|etsi] [--report FILE.xml] "
    "[--anchors PATH] [--trusted-list PATH]... [--lotl LOCATION --lotl-certificates PATH] "
    "[--detached PATH]... [--detached-digest NAME=SHA-256:HEX]... [--at TIME] [--revocation "
    "PATH]... "
    "[--policy integrity|advanced|qualified|FILE] [--extract FOLDER] FILE...\n";

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

/// One that comes with the program, by name, else a file.
std::optional<signing::ValidationPolicy> policy_at(const std::string& value) {
    if (auto policy = signing::ValidationPolicy::named(value)) return policy;
    const auto bytes = read_bytes(value);
    if (!bytes) return std::nullopt;
    auto outcome = signing::read_validation_policy(*bytes);
    if (const auto* fault = std::get_if<signing::PolicyFault>(&outcome)) {
        fmt::print(stderr,
                   "okienko verify: {}, line {}: {}; the words are those of "
                   "schemas/xsd/validation-policy.xsd\n",
                   value,
                   fault->line,
                   fault->reason);
        return std::nullopt;
    }
    return std::get<signing::ValidationPolicy>(std::move(outcome));
}

bool take_format(VerifyOptions& options, const std::string& value) {
    using Format = VerifyOptions::Format;
    if (value == "text") options.format = Format::text;
    if (value == "json") options.format = Format::json;
    if (value == "etsi") options.format = Format::etsi;
    return value == "text" || value == "json" || value == "etsi";
}

/// NAME=ALGORITHM:HEX, as sha256sum and its kin give it. A name given again gets one more digest.
bool take_digest(VerifyOptions& options, const std::string& value) {
    const std::size_t colon = value.rfind(':');
    const std::size_t equals = value.rfind('=', colon);
    if (colon == std::string::npos || equals == std::string::npos || equals == 0) return false;
    const std::string name = value.substr(0, equals);
    const std::string called = value.substr(equals + 1, colon - equals - 1);
    const std::string algorithm = signing::digest_called(called);
    const auto digest = signing::from_hex(value.substr(colon + 1));
    if (algorithm.empty() || !digest) {
        fmt::print(stderr,
                   "okienko verify: {}: a digest is given as one of {}, in hexadecimal\n",
                   value,
                   signing::readable_digests());
        return false;
    }
    auto& all = options.detached_digests;
    auto known = std::find_if(
        all.begin(), all.end(), [&](const auto& content) { return content.name == name; });
    if (known == all.end()) known = all.insert(known, {name});
    known->digests.push_back({algorithm, *digest});
    return true;
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
        {"--detached-digest", take_digest},
        {"--extract",
         [](VerifyOptions& options, const std::string& value) {
             options.extract = value;
             return !value.empty();
         }},
        {"--format", take_format},
        {"--policy",
         [](VerifyOptions& options, const std::string& value) {
             const auto policy = policy_at(value);
             if (policy) options.policy = *policy;
             return policy.has_value();
         }},
        {"--report",
         [](VerifyOptions& options, const std::string& value) {
             options.report = value;
             return true;
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
            options.format = VerifyOptions::Format::json;
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
    const bool etsi = options.format == VerifyOptions::Format::etsi || !options.report.empty();
    if (etsi && options.files.size() > 1) {
        fmt::print(stderr, "okienko verify: a report of TS 119 102-2 is about one file\n");
        return std::nullopt;
    }
    return options;
}

}  // namespace okienko::commands
