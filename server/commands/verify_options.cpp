#include "server/commands/verify_options.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string_view>

namespace okienko::commands {

namespace {

using Form = VerifyOptions::Form;

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

/// Takes the word behind an option; false when it means nothing.
using Setter = std::function<bool(VerifyOptions&, const std::string&)>;

Setter one_more(std::vector<std::string> VerifyOptions::*list) {
    return [list](VerifyOptions& options, const std::string& word) {
        (options.*list).push_back(word);
        return true;
    };
}

/// The options that take a word; those without one stand in set_flag().
const std::map<std::string_view, Setter>& setters() {
    static const std::map<std::string_view, Setter> all{
        {"--anchors", one_more(&VerifyOptions::anchors)},
        {"--detached", one_more(&VerifyOptions::detached)},
        {"--revocation", one_more(&VerifyOptions::revocation)},
        {"--at",
         [](VerifyOptions& options, const std::string& word) {
             return (options.at = read_time(word)).has_value();
         }},
        {"--policy",
         [](VerifyOptions& options, const std::string& word) {
             const auto policy = signing::ValidationPolicy::named(word);
             if (policy) options.policy = *policy;
             return policy.has_value();
         }},
        {"--extract",
         [](VerifyOptions& options, const std::string& word) {
             const bool first = options.extract.empty();
             options.extract = word;
             return first && !word.empty();
         }},
    };
    return all;
}

bool set_flag(VerifyOptions& options, std::string_view word) {
    if (word != "--json" && word != "--etsi") return false;
    const Form form = word == "--json" ? Form::json : Form::etsi;
    const bool clear = options.form == Form::text || options.form == form;
    options.form = form;
    return clear;
}

}  // namespace

std::optional<VerifyOptions> read_verify_options(Arguments arguments) {
    VerifyOptions options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (!word.starts_with("--")) {
            options.files.push_back(word);
            continue;
        }
        if (i + 1 < arguments.size() && options.lists.take(word, arguments[i + 1])) {
            ++i;
            continue;
        }
        const auto setter = setters().find(word);
        const bool understood =
            setter == setters().end()
                ? set_flag(options, word)
                : ++i < arguments.size() && setter->second(options, arguments[i]);
        if (!understood) return std::nullopt;
    }
    if (options.files.empty()) return std::nullopt;
    return options;
}

}  // namespace okienko::commands
