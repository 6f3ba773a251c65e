#include "server/storage/cluster_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/storage/child_process.h"
#include "server/storage/private_cluster.h"

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;

// sun_path of a Unix socket holds 108 bytes, and PostgreSQL adds "/.s.PGSQL.5432.lock".
constexpr std::size_t kLongestSocketFolder = 85;

// Who may connect is decided by the socket's folder. The log must not hold what statements say
// about people.
constexpr const char* kSettings =
    R"(# Written by Okienko at each start; put your own settings into postgresql.conf, after the include.
listen_addresses = ''
port = 5432
unix_socket_directories = '"{socket}"'
unix_socket_permissions = 0700
max_connections = {connections}
shared_buffers = 256MB
max_wal_size = 2GB
wal_compression = on
recovery_init_sync_method = syncfs
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
log_min_error_statement = panic
log_error_verbosity = terse
)";

/// A folder only we can enter.
void make_private(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw ClusterError(
            fmt::format("{} can't be made: {}", folder.string(), std::strerror(errno)));
    }
    struct stat about {};
    const bool ours =
        lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == geteuid();
    if (!ours || chmod(folder.c_str(), 0700) != 0) {
        throw ClusterError(fmt::format("{} isn't a folder of this user", folder.string()));
    }
}

fs::path socket_folder(const fs::path& folder) {
    const fs::path beside = folder / "socket";
    // libpq takes a comma for the end of a host.
    const bool fits = beside.string().size() <= kLongestSocketFolder &&
                      beside.string().find(',') == std::string::npos;
    if (fits) return beside;
    return fmt::format(
        "/tmp/okienko-{}-{:x}", geteuid(), std::hash<std::string>{}(folder.string()));
}

/// Once for the whole file system; `initdb` would sync a thousand files one by one.
void sync_to_disk(const fs::path& folder) {
    const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = file >= 0 && syncfs(file) == 0;
    if (file >= 0) close(file);
    if (!synced) throw ClusterError(fmt::format("{}: {}", folder.string(), std::strerror(errno)));
}

std::string tail_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.size() > 1000) text.erase(0, text.size() - 1000);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace

ClusterFolder::ClusterFolder(fs::path folder) : folder_(std::move(folder)) {
    make_private(folder_);
    folder_ = fs::canonical(folder_);  // as /proc tells it
    socket_ = socket_folder(folder_);
    make_private(socket_);
    lock_ = open((folder_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0 || flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        if (lock_ >= 0) close(lock_);
        throw ClusterError(fmt::format(
            "another server uses {}: stop it first, or give this one a data folder of its own",
            folder_.string()));
    }
}

fs::path ClusterFolder::socket_of(const fs::path& folder) {
    return socket_folder(fs::canonical(folder));
}

bool ClusterFolder::in_use(const fs::path& folder) {
    const int lock = open((folder / "lock").c_str(), O_RDWR | O_CLOEXEC);
    if (lock < 0) return false;
    const bool taken = flock(lock, LOCK_EX | LOCK_NB) != 0;
    close(lock);
    return taken;
}

ClusterFolder::~ClusterFolder() {
    close(lock_);
}

bool ClusterFolder::made() const {
    return fs::exists(data() / "PG_VERSION");
}

std::string ClusterFolder::version() const {
    std::string version;
    std::ifstream(data() / "PG_VERSION") >> version;
    return version;
}

namespace {

/// What a killed start left. Its last processes may still be clearing up: a file that goes while we
/// look at it is no failure.
void remove_abandoned(const fs::path& folder) {
    constexpr int kAttempts = 50;
    std::error_code fault;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        fs::remove_all(folder, fault);
        if (!fault) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw fs::filesystem_error("can't remove what an earlier start left", folder, fault);
}

}  // namespace

void ClusterFolder::make(const fs::path& binaries) {
    const fs::path making = folder_ / "cluster.making";
    remove_abandoned(making);  // an earlier start was killed in the middle
    remove_abandoned(data());
    fs::remove(start_log());
    const int code = run_child({.program = binaries / "initdb",
                                .arguments = {"--pgdata=" + making.string(),
                                              "--username=postgres",
                                              "--auth-local=trust",
                                              "--auth-host=reject",
                                              "--encoding=UTF8",
                                              "--locale=C.UTF-8",
                                              "--data-checksums",
                                              "--no-sync"},
                                .folder = folder_,
                                .output = start_log(),
                                .death_signal = SIGKILL});
    if (code != 0) throw ClusterError("the private PostgreSQL can't be made: " + last_words());
    std::ofstream(making / "postgresql.conf", std::ios::app)
        << "\ninclude_if_exists = 'okienko.conf'\n";
    sync_to_disk(making);
    fs::rename(making, data());
    sync_to_disk(folder_);
}

void ClusterFolder::write_settings(unsigned connections) const {
    std::ofstream file(data() / "okienko.conf", std::ios::trunc);
    file << fmt::format(
        kSettings,
        fmt::arg("socket", std::regex_replace(socket_.string(), std::regex("'"), "''")),
        fmt::arg("connections", connections));
    if (!file.flush())
        throw ClusterError(fmt::format("{}/okienko.conf can't be written", data().string()));
}

/// PostgreSQL's processes work in its data directory; that can't be said of another that got an old
/// number.
std::vector<pid_t> ClusterFolder::processes() const {
    std::vector<pid_t> result;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename().string();
        pid_t pid = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (parsed.ec != std::errc{} || parsed.ptr != name.data() + name.size()) continue;
        std::error_code unreadable;  // of other users, or gone
        if (fs::read_symlink(entry.path() / "cwd", unreadable) == data()) result.push_back(pid);
    }
    return result;
}

std::optional<pid_t> ClusterFolder::pid_in_file() const {
    pid_t pid = 0;
    if (!(std::ifstream(data() / "postmaster.pid") >> pid) || pid <= 1) return {};
    return pid;
}

std::optional<pid_t> ClusterFolder::postmaster() const {
    const auto pid = pid_in_file();
    if (!pid) return {};
    std::error_code gone;
    const bool runs = fs::read_symlink(fmt::format("/proc/{}/cwd", *pid), gone) == data();
    return runs ? pid : std::nullopt;
}

void ClusterFolder::clear_remains() const {
    // They end by themselves when they notice, at the latest after their statement. Until then a
    // new postmaster refuses.
    for (int round = 0; round < 200; ++round) {
        const auto remains = processes();
        if (remains.empty()) break;
        for (const pid_t pid : remains) {
            if (round == 20) kill(pid, SIGQUIT);
            if (round == 100) kill(pid, SIGKILL);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    // A living process of ours with that number keeps PostgreSQL from starting, even when it is
    // quite another.
    if (const auto pid = pid_in_file()) {
        std::error_code unreadable;
        const fs::path works_in = fs::read_symlink(fmt::format("/proc/{}/cwd", *pid), unreadable);
        if (!unreadable && works_in != data()) fs::remove(data() / "postmaster.pid");
    }
    fs::remove(start_log());
}

std::string ClusterFolder::last_words() const {
    std::string text = tail_of(start_log());
    fs::path newest;
    fs::file_time_type time = fs::file_time_type::min();
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(data() / "log", error)) {
        if (entry.last_write_time(error) > time) {
            newest = entry.path();
            time = entry.last_write_time(error);
        }
    }
    if (!newest.empty()) text += "\n" + tail_of(newest);
    return fmt::format("{}\n(from {} and {}/log)", text, start_log().string(), data().string());
}

}  // namespace okienko::storage
