#include "tests/harness/running_server.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace okienko::harness {

using Clock = std::chrono::steady_clock;

std::string program_path() {
    const char* told = std::getenv("OKIENKO_PROGRAM");
    return told != nullptr ? told : OKIENKO_PROGRAM;
}

namespace {

constexpr std::chrono::seconds kPatience{120};

/// In the child between fork and exec: output to the log, no signal of the parent's mask, then the
/// program.
[[noreturn]] void become(const std::vector<std::string>& words, int log) {
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: execv
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

}  // namespace

RunningServer::RunningServer(Options options)
    : options_(std::move(options)),
      folder_(std::make_unique<TemporaryFolder>()),
      log_(folder_->path() / "serve.log") {
    if (options_.data.empty()) options_.data = folder_->path() / "data";
    if (::access(program_path().c_str(), X_OK) != 0) {
        throw std::runtime_error(program_path() + " isn't built");
    }
    start();
}

RunningServer::~RunningServer() {
    stop();
}

std::string RunningServer::log() const {
    std::ifstream file(log_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void RunningServer::start() {
    std::vector<std::string> words = {
        program_path(), "serve", "--port", "0", "--data", options_.data.string()};
    if (!options_.database.empty()) words.insert(words.end(), {"--database", options_.database});
    words.insert(words.end(), options_.words.begin(), options_.words.end());
    std::filesystem::remove(log_);
    const int log = ::open(log_.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
    if (log < 0) throw std::runtime_error("can't write " + log_.string());
    pid_ = ::fork();
    if (pid_ == 0) become(words, log);
    ::close(log);
    if (pid_ < 0) throw std::runtime_error("can't fork");
    wait_until_ready();
}

bool RunningServer::ended() {
    if (pid_ <= 0) return true;
    if (::waitpid(pid_, nullptr, WNOHANG) != pid_) return false;
    pid_ = -1;
    return true;
}

void RunningServer::wait_until_ready() {
    constexpr std::string_view kMark = "Okienko: http://";
    const auto until = Clock::now() + kPatience;
    while (Clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const bool gone = ended();
        const std::string text = log();
        const std::size_t line = text.find(kMark);
        const std::size_t end = line == std::string::npos ? line : text.find('\n', line);
        if (end != std::string::npos) {
            const std::size_t colon = text.find(':', line + kMark.size());
            port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + colon + 1));
            if (client().get("/health/ready").status == options_.awaited) return;
        }
        if (gone) throw std::runtime_error("the program ended:\n" + text);
    }
    throw std::runtime_error("the program isn't ready:\n" + log());
}

void RunningServer::stop() {
    if (ended()) return;
    ::kill(pid_, SIGTERM);
    const auto until = Clock::now() + std::chrono::seconds(20);
    while (Clock::now() < until) {
        if (ended()) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    kill();
}

void RunningServer::kill() {
    if (ended()) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

}  // namespace okienko::harness
