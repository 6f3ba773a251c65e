#pragma once

#include <filesystem>
#include <string>

namespace okienko::trust {

/// Reads a secret file whole. Throws KeyFault: missing, unreadable, or open to users it isn't meant
/// for (anything beyond owner and reading by the group).
std::string read_secret(const std::filesystem::path& file);

/// Reads a file that isn't secret. Throws KeyFault.
std::string read_public(const std::filesystem::path& file);

/// Writes a new file with the mode and brings it to the disk. Throws KeyFault; an existing file
/// stays as it is.
void write_new(const std::filesystem::path& file, const std::string& bytes, unsigned mode);

/// Makes the folder (mode 0700) with its parents when missing. Throws KeyFault.
void make_private_folder(const std::filesystem::path& folder);

/// Brings a folder's entries to the disk after files were made or renamed in it.
void sync_folder(const std::filesystem::path& folder);

}  // namespace okienko::trust
