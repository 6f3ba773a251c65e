#include "server/config/read_config.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "server/config/addresses.h"
#include "server/config/installation.h"
#include "server/config/settings.h"

namespace okienko::config {
namespace {

namespace fs = std::filesystem;
using Faults = std::vector<std::string>;

std::string joined(const Faults& faults) {
    std::string text =
        faults.size() == 1 ? "the configuration has a fault:" : "the configuration has faults:";
    for (const auto& fault : faults) text += "\n  " + fault;
    return text;
}

void apply(Config& config, const Setting& setting, const std::string& place, Faults& faults) {
    const SettingRule* rule = find_rule(setting.key);
    if (rule == nullptr) {
        const std::string_view near = nearest_key(setting.key);
        const std::string hint = near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
        faults.push_back(fmt::format("{}: '{}' is not a setting{}", place, setting.key, hint));
        return;
    }
    try {
        rule->set(config, setting.value);
    } catch (const std::invalid_argument& expected) {
        faults.push_back(fmt::format("{}: {} takes {}", place, setting.key, expected.what()));
    }
}

void apply_file(Config& config, const std::string& name, Faults& faults) {
    std::ifstream file(name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
        faults.push_back(fmt::format("{}: can't be read", name));
        return;
    }
    std::map<std::string, int> seen;
    for (const auto& setting : parse_settings(text, name, faults)) {
        const std::string place = fmt::format("{}:{}", name, setting.line);
        if (const auto [first, added] = seen.emplace(setting.key, setting.line); !added) {
            faults.push_back(fmt::format(
                "{}: '{}' stands already in line {}", place, setting.key, first->second));
            continue;
        }
        apply(config, setting, place, faults);
    }
}

void apply_environment(Config& config, const Environment& environment) {
    if (const auto uri = environment("OKIENKO_DATABASE")) config.database = *uri;
    if (const auto password = environment("OKIENKO_MAIL_PASSWORD"))
        config.mail.password = *password;
}

/// The command's words, taken apart: settings with their values, the file, and words that aren't
/// ours.
struct Options {
    std::vector<Setting> settings;
    std::string file;
    std::vector<std::string> rest;
};

Options read_options(std::span<const std::string> words, Faults& faults) {
    static constexpr std::array kWithValue = {
        "--port", "--host", "--data", "--database", "--config", "--root"};
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string name = words[i];
        std::optional<std::string> value;
        if (const std::size_t equals = name.find('=');
            name.starts_with("--") && equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        }
        if (name == "--demo" || name == "--no-demo") {
            options.settings.push_back({"demo", name == "--demo" ? "yes" : "no", 0});
        } else if (std::find(kWithValue.begin(), kWithValue.end(), name) == kWithValue.end()) {
            options.rest.push_back(words[i]);
        } else if (!value && i + 1 == words.size()) {
            faults.push_back(fmt::format("{}: a value is missing", name));
        } else {
            if (!value) value = words[++i];
            if (name == "--config") {
                options.file = *value;
            } else {
                options.settings.push_back({name.substr(2), *value, 0});
            }
        }
    }
    return options;
}

fs::path default_data(const Environment& environment) {
    if (geteuid() == 0) return "/var/lib/okienko";
    if (const auto data = environment("XDG_DATA_HOME"); data && data->starts_with('/')) {
        return fs::path(*data) / "okienko";
    }
    const auto home = environment("HOME");
    return home ? fs::path(*home) / ".local" / "share" / "okienko" : fs::absolute("okienko-data");
}

void fill_in(Config& config, const Environment& environment, Faults& faults) {
    try {
        if (config.root.empty()) config.root = find_installation();
    } catch (const std::runtime_error& error) {
        faults.push_back(fmt::format("root: {}", error.what()));
    }
    if (config.data.empty()) config.data = default_data(environment);
    if (config.office.empty()) config.office = config.root / "schemas" / "codelists" / "office.xml";
    if (config.audit_heads.empty()) config.audit_heads = config.data / "audit";
    if (config.anchors.empty()) config.anchors = config.data / "anchors";
    auto& lists = config.trusted_lists;
    if (lists.folder.empty()) lists.folder = config.data / "trusted-lists";
}

void check_whole(const Config& config, Faults& faults) {
    if (config.demo && !is_loopback(config.host)) {
        faults.push_back(
            fmt::format("host: the demonstration listens on loopback only, not at {}; use "
                        "127.0.0.1 or --no-demo",
                        config.host));
    }
    if (config.trusted_lists.list_of_lists.empty() != config.trusted_lists.journal.empty()) {
        faults.emplace_back("list-of-lists and list-of-lists-certificates go together");
    }
    if (config.tls_certificate.empty() != config.tls_key.empty()) {
        faults.emplace_back("tls-certificate and tls-key go together");
    }
    for (const auto& file : {config.tls_certificate, config.tls_key}) {
        if (!file.empty() && access(file.c_str(), R_OK) != 0) {
            faults.push_back(fmt::format("{}: can't be read", file.string()));
        }
    }
    const auto& token = config.seal_token;
    const int given = static_cast<int>(!token.module.empty()) + !token.label.empty() +
                      !token.key.empty() + !token.pin_file.empty() + !token.certificates.empty();
    if (given != 0 && given != 5) {
        faults.emplace_back(
            "seal-pkcs11-module, -token, -key, -pin-file and -certificate go together");
    }
    if (config.timestamps.user.empty() != config.timestamps.password.empty()) {
        faults.emplace_back("timestamp-user and timestamp-password-file go together");
    }
    if (!config.mail.user.empty() && !config.mail.starttls) {
        faults.emplace_back("mail-user: a password is sent only with mail-starttls = yes");
    }
    if (config.mail.user.empty() != config.mail.password.empty()) {
        faults.emplace_back(
            "mail-user and its password (mail-password-file, OKIENKO_MAIL_PASSWORD) go together");
    }
}

}  // namespace

ConfigFaults::ConfigFaults(Faults faults)
    : std::runtime_error(joined(faults)), faults_(std::move(faults)) {}

Environment process_environment() {
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        if (value == nullptr || *value == 0) return {};
        return value;
    };
}

Config read_config(std::span<const std::string> words,
                   const Environment& environment,
                   std::vector<std::string>* rest) {
    Faults faults;
    Config config;
    const Options options = read_options(words, faults);
    if (!options.file.empty()) apply_file(config, options.file, faults);
    apply_environment(config, environment);
    for (const auto& setting : options.settings) apply(config, setting, "--" + setting.key, faults);
    if (rest != nullptr) {
        rest->insert(rest->end(), options.rest.begin(), options.rest.end());
    } else {
        for (const auto& word : options.rest)
            faults.push_back(fmt::format("'{}' is not an option", word));
    }
    fill_in(config, environment, faults);
    check_whole(config, faults);
    if (!faults.empty()) throw ConfigFaults(std::move(faults));
    return config;
}

}  // namespace okienko::config
