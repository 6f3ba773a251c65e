#include <fmt/format.h>

#include "schemas/characters.h"
#include "server/config/read_config.h"

namespace okienko::config {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20U;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

std::vector<Setting> parse_settings(std::string_view text,
                                    const std::string& name,
                                    std::vector<std::string>& faults) {
    std::vector<Setting> settings;
    if (text.size() > kLargest || !schemas::is_xml_text(text)) {
        faults.push_back(fmt::format("{}: not a text file in UTF-8 of at most 1 MiB", name));
        return settings;
    }
    int number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        const std::size_t equals = line.find('=');
        const std::string_view key = trimmed(line.substr(0, equals));
        if (equals == std::string_view::npos || key.empty()) {
            faults.push_back(fmt::format("{}:{}: not a line 'key = value'", name, number));
            continue;
        }
        settings.push_back(
            {std::string(key), std::string(trimmed(line.substr(equals + 1))), number});
    }
    return settings;
}

}  // namespace okienko::config
