#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace okienko::storage {

/// The process can't become the service's user, or that user can't use the data folder; says what
/// to do.
class PrivilegeError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

inline constexpr const char* kServiceUser = "okienko";

/// Started as root: makes the data folder for the system user `okienko` if it is absent or empty,
/// and becomes that user for good (groups, then gid, then uid). As any other user: only makes the
/// folder. In the end the folder is one this process can read, write and enter, mode 0700 when made
/// here. Call before threads and children exist. PR_SET_PDEATHSIG doesn't survive it.
void prepare_data_folder(const std::filesystem::path& data, const std::string& user = kServiceUser);

/// Throws PrivilegeError, naming the folder that is in the way, unless this process can read and
/// enter (and write) it.
void require_access(const std::filesystem::path& folder, bool writing = false);

}  // namespace okienko::storage
