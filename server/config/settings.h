#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "server/config/config.h"

namespace okienko::config {

/// One key a configuration file may have.
struct SettingRule {
    std::string_view key;
    std::string_view meaning;  ///< for people: `okienko help serve` and docs/operating.md print it
    /// Puts the value into the configuration; throws std::invalid_argument saying what would be
    /// right.
    std::function<void(Config&, const std::string&)> set;
};

/// Every key, in the order people read them.
std::span<const SettingRule> setting_rules();
const SettingRule* find_rule(std::string_view key);
/// The known key that looks most like a mistyped one; empty when none is near.
std::string_view nearest_key(std::string_view key);

}  // namespace okienko::config
