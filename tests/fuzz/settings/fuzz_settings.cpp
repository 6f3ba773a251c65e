#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/read_config.h"
#include "server/config/settings.h"

// A configuration file: every line is a setting, nothing, or a fault; a setter takes its value or
// says what it wants.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::vector<std::string> faults;
    okienko::config::Config config;
    for (const auto& setting : okienko::config::parse_settings(text, "fuzz", faults)) {
        if (setting.key.empty() || setting.line < 1) __builtin_trap();
        const auto* rule = okienko::config::find_rule(setting.key);
        if (rule == nullptr) {
            okienko::config::nearest_key(setting.key);
            continue;
        }
        if (setting.key.ends_with("-file")) continue;  // opens what it names
        try {
            rule->set(config, setting.value);
        } catch (const std::invalid_argument&) {
        }
    }
    return 0;
}
