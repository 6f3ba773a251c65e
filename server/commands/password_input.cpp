#include "server/commands/password_input.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

namespace okienko::commands {

namespace {

/// The terminal without echo while it lives; an interrupt waits until it has its echo back.
class Silence {
public:
    explicit Silence(int terminal) : terminal_(terminal) {
        sigset_t waiting;
        sigemptyset(&waiting);
        for (const int signal : {SIGINT, SIGTERM, SIGTSTP}) sigaddset(&waiting, signal);
        sigprocmask(SIG_BLOCK, &waiting, &former_signals_);
        known_ = tcgetattr(terminal_, &former_) == 0;
        termios silent = former_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= static_cast<tcflag_t>(ECHONL);
        if (known_) tcsetattr(terminal_, TCSAFLUSH, &silent);
    }
    ~Silence() {
        if (known_) tcsetattr(terminal_, TCSAFLUSH, &former_);
        sigprocmask(SIG_SETMASK, &former_signals_, nullptr);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    int terminal_;
    bool known_ = false;
    termios former_{};
    sigset_t former_signals_{};
};

std::string without_line_end(std::string line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    return line;
}

}  // namespace

std::optional<std::string> password_from_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string line;
    if (!file || (!std::getline(file, line) && !file.eof())) return std::nullopt;
    return without_line_end(std::move(line));
}

std::optional<std::string> password_from_terminal(const std::string& question) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> terminal(std::fopen("/dev/tty", "r+e"),
                                                                   &std::fclose);
    if (!terminal) return std::nullopt;
    fmt::print(terminal.get(), "{}", question);
    std::fflush(terminal.get());
    const Silence silence(fileno(terminal.get()));
    std::array<char, 1024> line{};
    if (std::fgets(line.data(), line.size(), terminal.get()) == nullptr) return std::nullopt;
    return without_line_end(line.data());
}

}  // namespace okienko::commands
