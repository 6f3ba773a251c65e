#include "server/trust/key_files.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/trust/master_key.h"

namespace okienko::trust {

namespace {

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

[[noreturn]] void fail(const char* doing, const std::filesystem::path& file) {
    throw KeyFault(fmt::format("cannot {} {}: {}", doing, file.string(), std::strerror(errno)));
}

std::string read_all(const Descriptor& opened, const std::filesystem::path& file) {
    std::string bytes;
    std::array<char, 4096> block{};
    while (true) {
        const ssize_t count = read(opened.get(), block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("read", file);
        if (count == 0) return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > 1U << 20U)
            throw KeyFault(file.string() + " is far too long for a key file");
    }
}

}  // namespace

std::string read_secret(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.get() < 0) fail("read", file);
    struct stat about {};
    if (fstat(opened.get(), &about) != 0) fail("read", file);
    if ((about.st_mode & (S_IWGRP | S_IXGRP | S_IRWXO)) != 0) {
        throw KeyFault(
            fmt::format("{0} is a secret, but other users of this machine may read or change it "
                        "(mode {1:04o}); "
                        "run: chmod 600 {0}",
                        file.string(),
                        about.st_mode & 07777U));
    }
    return read_all(opened, file);
}

std::string read_public(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.get() < 0) fail("read", file);
    return read_all(opened, file);
}

void write_new(const std::filesystem::path& file, const std::string& bytes, unsigned mode) {
    const Descriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (made.get() < 0) fail("make", file);
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(made.get(), bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno != EINTR) fail("write", file);
        if (count > 0) written += static_cast<std::size_t>(count);
    }
    if (fsync(made.get()) != 0) fail("write", file);
}

void make_private_folder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return;
    std::filesystem::create_directories(folder.parent_path(), error);
    if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("make", folder);
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || fsync(opened.get()) != 0) fail("write", folder);
}

}  // namespace okienko::trust
