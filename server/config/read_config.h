#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/config/config.h"

namespace okienko::config {

/// What is wrong with the configuration: all faults of the file, the options and the environment at
/// once, each a sentence that names its place ("/etc/okienko.conf:3: 'prot' is not a setting; did
/// you mean 'port'?").
class ConfigFaults : public std::runtime_error {
public:
    explicit ConfigFaults(std::vector<std::string> faults);
    const std::vector<std::string>& faults() const { return faults_; }

private:
    std::vector<std::string> faults_;
};

/// One `key = value` line of a file.
struct Setting {
    std::string key;
    std::string value;
    int line = 0;
};

/// Reads lines `key = value`; `#` starts a comment line; blanks around key and value don't count. A
/// line that is none of these, or is not UTF-8, adds a fault. At most 1 MiB.
std::vector<Setting> parse_settings(std::string_view text,
                                    const std::string& name,
                                    std::vector<std::string>& faults);

using Environment = std::function<std::optional<std::string>(const std::string& name)>;
Environment process_environment();

/// The configuration of `okienko serve` and of every command that needs the database. `options` are
/// the command's words:
/// --config FILE, --port N, --host ADDRESS, --data DIR, --database URI, --no-demo; later wins over
/// the file. Secrets come from the environment (OKIENKO_DATABASE, OKIENKO_MAIL_PASSWORD) or from
/// the files the settings name. Throws ConfigFaults. Words that aren't its own are appended to
/// `rest` when given, else they are faults.
Config read_config(std::span<const std::string> options,
                   const Environment& environment,
                   std::vector<std::string>* rest = nullptr);

}  // namespace okienko::config
