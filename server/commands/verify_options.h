#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/commands/command.h"
#include "server/commands/verify_lists.h"
#include "signing/detached_content.h"
#include "signing/validation_policy.h"

namespace okienko::commands {

/// What the words after `okienko verify` ask for.
struct VerifyOptions {
    enum class Format { text, json, etsi };
    Format format = Format::text;
    std::string report;                ///< a file the report of TS 119 102-2 is written to as well
    std::string extract;               ///< a new folder for what was signed; empty: none
    std::vector<std::string> anchors;  ///< files and folders, as the next two
    ListsWish lists;
    std::vector<std::string> detached;
    std::vector<signing::DetachedContent> detached_digests;  ///< of files that are elsewhere
    std::vector<std::string> revocation;
    signing::ValidationPolicy policy = signing::ValidationPolicy::advanced();
    std::optional<std::chrono::sys_seconds> at;
    std::vector<std::string> files;
};

extern const std::string_view kVerifyUsage;  ///< one line

/// nullopt for words the command does not know; why, where there is more to say than its usage, is
/// told on stderr.
std::optional<VerifyOptions> read_verify_options(Arguments arguments);

}  // namespace okienko::commands
