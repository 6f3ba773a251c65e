#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace okienko::trust {

/// Why a start would fail on the office's keys below `data/keys`, for an operator; nullopt while
/// sealing key, certificate and master key can be read and fit. Several threads may ask at once.
std::optional<std::string> keys_fault(const std::filesystem::path& folder);

}  // namespace okienko::trust
