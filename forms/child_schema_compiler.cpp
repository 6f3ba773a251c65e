#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "forms/model_xml.h"
#include "forms/schema_compiler.h"
#include "forms/values.h"

namespace okienko::forms {

namespace {

constexpr std::string_view kOk = "model\n";
constexpr std::string_view kRefused = "fault\n";
constexpr std::size_t kMostAnswer = 64U * 1024U * 1024U;

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return value_; }
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }

private:
    int value_;
};

/// One child, killed and reaped when the object goes.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        wait();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    int wait() {
        int status = 0;
        while (::waitpid(std::exchange(pid_, 0), &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

private:
    pid_t pid_;
};

pid_t spawn(const std::string& program, std::array<std::string, 4> words, int connection) {
    std::array<char*, 5> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments.at(i) = words.at(i).data();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, connection, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::array<char*, 1> environment{};
    pid_t pid = 0;
    const int failure = ::posix_spawn(
        &pid, program.c_str(), &actions, &attributes, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failure != 0)
        throw SchemaError(fmt::format("cannot start {}: {}", program, std::strerror(failure)));
    return pid;
}

/// Sends the request and reads the answer until the child closes, within the time.
std::string converse(int connection,
                     std::string_view request,
                     std::chrono::steady_clock::time_point end) {
    std::string answer;
    std::array<char, 65536> buffer{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                              end - std::chrono::steady_clock::now())
                              .count();
        if (left <= 0) throw SchemaError("the schema takes too long to read");
        pollfd poll_item{
            connection, static_cast<short>(request.empty() ? POLLIN : POLLIN | POLLOUT), 0};
        if (::poll(&poll_item, 1, static_cast<int>(left)) < 0 && errno != EINTR) {
            throw SchemaError("the schema reader cannot be reached");
        }
        if (!request.empty() && (poll_item.revents & POLLOUT) != 0) {
            const ssize_t sent =
                ::send(connection, request.data(), request.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0) request.remove_prefix(static_cast<std::size_t>(sent));
            if (sent < 0 && errno != EAGAIN && errno != EINTR) return answer;
            if (request.empty()) ::shutdown(connection, SHUT_WR);
        }
        if ((poll_item.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
            const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return answer;
            if (got > 0) answer.append(buffer.data(), static_cast<std::size_t>(got));
            if (answer.size() > kMostAnswer)
                throw SchemaError("the schema gives too large a model");
        }
    }
}

std::string failure_of(int status) {
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
        return "the schema takes too long to read";
    }
    return "the schema cannot be read within the memory and time it may take";
}

void bound(int resource, const std::string& text) {
    const rlim_t limit = std::strtoull(text.c_str(), nullptr, 10);
    const rlimit value{limit, limit};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &value);
}

}  // namespace

ChildSchemaCompiler::ChildSchemaCompiler(std::string program, Limits limits)
    : program_(std::move(program)), limits_(limits) {}

Model ChildSchemaCompiler::read(const schemas::SchemaCatalog& catalog,
                                const std::string& location,
                                const std::string& root) const {
    Values request;
    request.set("location", location);
    request.set("root", root);
    for (const auto& [name, bytes] : catalog.all()) request.set("file:" + name, bytes);
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        throw SchemaError(
            fmt::format("no connection to the schema reader: {}", std::strerror(errno)));
    }
    Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);
    Child child(spawn(program_,
                      {program_,
                       "forms-read-schema",
                       std::to_string(limits_.memory_bytes),
                       std::to_string(limits_.processor.count())},
                      theirs.get()));
    theirs.close();
    const std::string answer =
        converse(ours.get(), request.to_bytes(), std::chrono::steady_clock::now() + limits_.wall);
    const int status = child.wait();
    if (answer.starts_with(kRefused)) throw SchemaError(answer.substr(kRefused.size()));
    if (status != 0 || !answer.starts_with(kOk)) throw SchemaError(failure_of(status));
    auto outcome =
        schemas::parse(std::string_view(answer).substr(kOk.size()), {.bytes = kMostAnswer});
    const auto* document = std::get_if<schemas::Document>(&outcome);
    auto model = document == nullptr ? std::nullopt : model_from_xml(*document);
    if (!model) throw SchemaError("the schema reader gave no model");
    return std::move(*model);
}

int serve_schema_child([[maybe_unused]] const std::string& memory_bytes,
                       const std::string& cpu_seconds) {
    bound(RLIMIT_CPU, cpu_seconds);
    bound(RLIMIT_CORE, "0");
    bound(RLIMIT_FSIZE, "0");
#if !defined(__SANITIZE_ADDRESS__)
    bound(RLIMIT_AS, memory_bytes);  // AddressSanitizer maps terabytes
#endif
    const std::string request((std::istreambuf_iterator<char>(std::cin)),
                              std::istreambuf_iterator<char>());
    const auto values = Values::from_bytes(request);
    if (!values) return 64;
    schemas::SchemaCatalog catalog;
    for (const auto& [name, bytes] : values->items()) {
        if (name.starts_with("file:")) catalog.add(name.substr(5), values->get(name));
    }
    std::string answer;
    try {
        const Model model =
            LocalSchemaCompiler().read(catalog, values->get("location"), values->get("root"));
        answer = std::string(kOk) + model_to_xml(model);
    } catch (const SchemaError& error) {
        answer = std::string(kRefused) + error.what();
    } catch (const std::bad_alloc&) {
        answer = std::string(kRefused) + "the schema needs more memory than a schema may take";
    }
    std::cout << answer << std::flush;
    return 0;
}

}  // namespace okienko::forms
