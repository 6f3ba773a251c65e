#include "server/storage/child_process.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace okienko::storage {
namespace {

/// What the child needs between fork and exec, made before: there only async-signal-safe calls are
/// allowed.
struct Prepared {
    explicit Prepared(const ChildCommand& command)
        : program(command.program.string()),
          folder(command.folder.string()),
          output(command.output.empty() ? "/dev/null" : command.output.string()) {
        words.push_back(program);
        words.insert(words.end(), command.arguments.begin(), command.arguments.end());
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
    }

    std::string program;
    std::string folder;
    std::string output;
    std::vector<std::string> words;
    std::vector<char*> arguments;
};

void default_signals() {
    for (int number = 1; number < SIGRTMIN; ++number) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool become(const std::pair<uid_t, gid_t>& user) {
    return setgroups(0, nullptr) == 0 && setgid(user.second) == 0 && setuid(user.first) == 0;
}

bool bound(__rlimit_resource resource, std::uint64_t most) {
    const rlimit value{most, most};
    return setrlimit(resource, &value) == 0;
}

bool bound(const ChildLimits& limits) {
    const auto seconds = static_cast<std::uint64_t>(limits.processor.count());
    return (seconds == 0 || bound(RLIMIT_CPU, seconds)) &&
           (limits.memory_bytes == 0 || bound(RLIMIT_DATA, limits.memory_bytes)) &&
           (limits.file_bytes == 0 ||
            (bound(RLIMIT_FSIZE, limits.file_bytes) && bound(RLIMIT_CORE, 0)));
}

bool redirect(const char* output) {
    const int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const int out = open(output, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    return in >= 0 && out >= 0 && dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(out, 2) == 2;
}

[[noreturn]] void become_program(const ChildCommand& command,
                                 const Prepared& prepared,
                                 pid_t parent,
                                 int report) {
    static char path[] = "PATH=/usr/bin:/bin";
    static char language[] = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment = {path, language, nullptr};
    default_signals();
    setpgid(0, 0);
    // Some kernels and containers refuse it to ordinary users: the child then has nothing to fetch,
    // only the means.
    if (command.offline) (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
    // The death signal comes after the change of user: setuid clears it.
    const bool ready =
        (!command.user || become(*command.user)) && redirect(prepared.output.c_str()) &&
        chdir(prepared.folder.c_str()) == 0 && bound(command.limits) &&
        (command.death_signal == 0 || prctl(PR_SET_PDEATHSIG, command.death_signal) == 0);
    // A parent that died before prctl would never be noticed.
    if (ready && (command.death_signal == 0 || getppid() == parent)) {
        close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        execve(prepared.program.c_str(), prepared.arguments.data(), environment.data());
    }
    const int fault = errno;
    const ssize_t written = write(report, &fault, sizeof fault);
    _exit(written == sizeof fault ? 127 : 126);
}

int exit_code(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

pid_t start_child(const ChildCommand& command) {
    const Prepared prepared(command);
    std::array<int, 2> report{};
    if (pipe2(report.data(), O_CLOEXEC) != 0) {
        throw ChildError(fmt::format("no pipe: {}", std::strerror(errno)));
    }
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) become_program(command, prepared, parent, report[1]);
    const int fork_fault = errno;
    close(report[1]);
    int fault = 0;
    ssize_t got = 0;
    // The pipe closes with a successful exec; what arrives before is the reason of a failed one.
    if (child > 0) {
        do got = read(report[0], &fault, sizeof fault);
        while (got < 0 && errno == EINTR);
    }
    close(report[0]);
    if (child < 0) throw ChildError(fmt::format("fork: {}", std::strerror(fork_fault)));
    if (got == sizeof fault) {
        wait_for_child(child);
        throw ChildError(
            fmt::format("{} can't be started: {}", prepared.program, std::strerror(fault)));
    }
    return child;
}

int wait_for_child(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw ChildError(fmt::format("waitpid: {}", std::strerror(errno)));
    }
    return exit_code(status);
}

std::optional<int> child_ended(pid_t child) {
    int status = 0;
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) return {};
    if (ended < 0) throw ChildError(fmt::format("waitpid: {}", std::strerror(errno)));
    return exit_code(status);
}

std::optional<int> wait_for_child(pid_t child, std::chrono::milliseconds at_most) {
    // glibc 2.36 declares pidfd_open without C linkage.
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0U));
    if (descriptor < 0) throw ChildError(fmt::format("pidfd_open: {}", std::strerror(errno)));
    pollfd item{descriptor, POLLIN, 0};
    const int ready = poll(&item, 1, static_cast<int>(at_most.count()));
    close(descriptor);
    if (ready <= 0) return {};
    return wait_for_child(child);
}

void kill_child(pid_t child) {
    kill(-child, SIGKILL);
    wait_for_child(child);
}

int run_child(const ChildCommand& command) {
    return wait_for_child(start_child(command));
}

}  // namespace okienko::storage
