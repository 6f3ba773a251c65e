#include "server/storage/privileges.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;

std::string own_name() {
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? std::to_string(geteuid()) : entry->pw_name;
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw PrivilegeError(
            fmt::format("the folder {} can't be made: {}", folder.string(), std::strerror(errno)));
    }
}

/// A folder that is empty holds nothing of anybody's yet.
void give_if_empty(const fs::path& folder, const passwd& user) {
    if (!fs::is_directory(folder) || !fs::is_empty(folder)) return;
    if (chown(folder.c_str(), user.pw_uid, user.pw_gid) != 0 || chmod(folder.c_str(), 0700) != 0) {
        throw PrivilegeError(fmt::format("{}: {}", folder.string(), std::strerror(errno)));
    }
}

void become(const passwd& user) {
    // The uid goes last: without root the others can't be changed any more.
    const bool done = initgroups(user.pw_name, user.pw_gid) == 0 && setgid(user.pw_gid) == 0 &&
                      setuid(user.pw_uid) == 0;
    if (!done)
        throw PrivilegeError(
            fmt::format("can't become {}: {}", user.pw_name, std::strerror(errno)));
    if (setuid(0) == 0) throw PrivilegeError("root's rights couldn't be given up");
}

void become_service_user(const fs::path& data, const std::string& name) {
    const passwd* user = getpwnam(name.c_str());
    if (user == nullptr) {
        throw PrivilegeError(fmt::format(
            "started as root, but there is no system user '{0}': make it with 'adduser --system "
            "--group {0}', or start as an ordinary user",
            name));
    }
    make_folder(data);
    give_if_empty(data, *user);
    become(*user);
}

}  // namespace

void require_access(const fs::path& folder, bool writing) {
    const int mode = writing ? R_OK | W_OK | X_OK : R_OK | X_OK;
    if (access(folder.c_str(), mode) == 0) return;
    const std::string reason = std::strerror(errno);
    fs::path closed;
    for (const auto& part : folder) {
        closed /= part;
        if (access(closed.c_str(), X_OK) != 0) break;
    }
    throw PrivilegeError(fmt::format(
        "the user {} can't {} {}: {} ({}). Choose another folder or open this one to that user.",
        own_name(),
        writing ? "use" : "read",
        folder.string(),
        closed == folder ? reason : closed.string() + " is closed to it",
        writing ? "the data folder" : "the installation"));
}

void prepare_data_folder(const fs::path& data, const std::string& user) {
    umask(0077);
    if (geteuid() == 0) {
        become_service_user(data, user);
    } else {
        make_folder(data);
    }
    require_access(data, true);
}

}  // namespace okienko::storage
