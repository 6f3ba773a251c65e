#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "signing/revocation_value.h"
#include "signing/trust_anchors.h"

namespace okienko::commands {

/// Files named on the command line. What can't be read is told on stderr.

/// Every file a path means: itself, or those of a folder, by name.
std::vector<std::filesystem::path> files_at(const std::filesystem::path& path);

bool is_readable(const std::filesystem::path& path);
std::optional<std::string> read_bytes(const std::filesystem::path& path);

bool add_anchors(const std::vector<std::string>& paths, signing::TrustAnchors& anchors);

/// CRLs and OCSP responses, DER: told apart by whether a CRL can be read.
bool read_revocation(const std::vector<std::string>& paths,
                     std::vector<signing::RevocationValue>& values);

}  // namespace okienko::commands
