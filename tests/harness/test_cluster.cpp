#include "tests/harness/test_cluster.h"

#include <cerrno>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/storage/child_process.h"
#include "server/storage/postgres_binaries.h"

namespace okienko::harness {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

void give_away(const fs::path& path) {
    const auto user = unprivileged_user();
    if (user && chown(path.c_str(), user->first, user->second) != 0) {
        throw std::runtime_error(fmt::format("chown {}", path.string()));
    }
}

storage::ChildCommand command(const fs::path& program,
                              std::vector<std::string> arguments,
                              const fs::path& folder) {
    return {.program = program,
            .arguments = std::move(arguments),
            .folder = folder,
            .output = folder / "log",
            .user = unprivileged_user(),
            .death_signal = 0};
}

}  // namespace

std::optional<std::pair<uid_t, gid_t>> unprivileged_user() {
    if (geteuid() != 0) return {};
    for (const char* name : {"okienko", "postgres", "nobody"}) {
        if (const passwd* entry = getpwnam(name)) return std::pair{entry->pw_uid, entry->pw_gid};
    }
    throw std::runtime_error("no unprivileged user for PostgreSQL");
}

TemporaryFolder::TemporaryFolder() {
    std::string name = "/tmp/okienko-test-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    give_away(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

TestCluster::TestCluster(fs::path folder) : folder_(std::move(folder)) {
    if (fs::exists(folder_ / "data" / "made")) return;
    fs::remove_all(folder_ / "data");
    fs::remove_all(folder_ / "socket");
    initialise();
}

TestCluster::~TestCluster() {
    if (!kept_) stop();
}

void TestCluster::initialise() {
    fs::create_directories(folder_ / "socket");
    for (const auto& path : {folder_, folder_ / "socket"}) {
        fs::permissions(path, fs::perms::owner_all);
        give_away(path);
    }
    const auto binaries = storage::find_postgres({});
    const int code = storage::run_child(command(binaries / "initdb",
                                                {"-D",
                                                 folder_ / "data",
                                                 "-U",
                                                 "postgres",
                                                 "--auth=trust",
                                                 "--encoding=UTF8",
                                                 "--locale=C.UTF-8",
                                                 "--no-sync"},
                                                folder_));
    if (code != 0)
        throw std::runtime_error(
            fmt::format("initdb ended with {}: see {}/log", code, folder_.string()));
    std::ofstream(folder_ / "data" / "made") << "initdb came to its end\n";
}

void TestCluster::start() {
    if (running()) return;
    const auto binaries = storage::find_postgres({});
    const auto start = [&] {
        return storage::start_child(command(binaries / "postgres",
                                            {"-D",
                                             folder_ / "data",
                                             "-k",
                                             folder_ / "socket",
                                             "-c",
                                             "listen_addresses=",
                                             "-c",
                                             "fsync=off",
                                             "-c",
                                             "full_page_writes=off",
                                             "-c",
                                             "synchronous_commit=off",
                                             "-c",
                                             "max_connections=300",
                                             "-c",
                                             "shared_buffers=64MB",
                                             "-c",
                                             "max_wal_size=2GB"},
                                            folder_));
    };
    pid_t child = start();
    const auto end = steady_clock::now() + seconds(60);
    while (!running()) {
        if (steady_clock::now() > end) {
            throw std::runtime_error(
                fmt::format("postgres doesn't start: see {}/log", folder_.string()));
        }
        // Backends of the one before may still hold its shared memory for a moment: then it ends,
        // and is tried again.
        if (storage::child_ended(child)) child = start();
        std::this_thread::sleep_for(milliseconds(50));
    }
}

pid_t TestCluster::postmaster() const {
    pid_t pid = 0;
    std::ifstream(folder_ / "data" / "postmaster.pid") >> pid;
    return pid;
}

void TestCluster::wait_for_end(pid_t pid) {
    const auto end = steady_clock::now() + seconds(60);
    while (::kill(pid, 0) == 0 && steady_clock::now() < end) {
        waitpid(pid, nullptr, WNOHANG);  // no-op when another process started it
        std::this_thread::sleep_for(milliseconds(5));
    }
}

void TestCluster::stop() {
    const pid_t pid = postmaster();
    if (pid > 1 && ::kill(pid, SIGINT) == 0) wait_for_end(pid);
}

void TestCluster::kill() {
    const pid_t pid = postmaster();
    if (pid > 1 && ::kill(pid, SIGKILL) == 0) wait_for_end(pid);
}

bool TestCluster::running() const {
    return PQping(uri().c_str()) == PQPING_OK;
}

std::string TestCluster::uri(const std::string& database) const {
    return fmt::format("postgresql://postgres@/{}?host={}/socket", database, folder_.string());
}

}  // namespace okienko::harness
