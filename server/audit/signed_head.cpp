#include "server/audit/signed_head.h"

#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace okienko::audit {

namespace {

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& file)
        : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}
    ~Descriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw std::system_error(errno, std::generic_category(), "cannot write " + file.string());
}

/// Bytes up to and with the last line feed.
off_t finished_length(int descriptor, off_t length) {
    char byte = '\0';
    while (length > 0 && (pread(descriptor, &byte, 1, length - 1) != 1 || byte != '\n')) --length;
    return length;
}

template <typename Number>
std::optional<Number> number(const std::string& text) {
    Number value{};
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

}  // namespace

std::string SignedHead::text() const {
    return fmt::format("{} {} {}", position, hash.hex(), at.time_since_epoch().count());
}

std::string to_line(const SignedHead& head) {
    return fmt::format("{} {} {}", head.text(), head.key_id, signing::base64(head.signature));
}

std::optional<SignedHead> head_of_line(std::string_view line) {
    std::istringstream words{std::string(line)};
    std::string position;
    std::string hash;
    std::string at;
    std::string signature;
    SignedHead head;
    if (!(words >> position >> hash >> at >> head.key_id >> signature)) return std::nullopt;
    const auto read_position = number<std::int64_t>(position);
    const auto read_at = number<std::int64_t>(at);
    const auto read_hash = signing::from_hex(hash);
    auto read_signature = signing::from_base64(signature);
    if (!read_position || !read_at || !read_hash || read_hash->size() != 32 || !read_signature) {
        return std::nullopt;
    }
    head.position = *read_position;
    head.at = config::Instant(std::chrono::microseconds(*read_at));
    head.hash = signing::sha256_of(*read_hash);
    head.signature = std::move(*read_signature);
    if (to_line(head) != line) return std::nullopt;
    return head;
}

void append_head(const std::filesystem::path& file, const SignedHead& head) {
    std::filesystem::create_directories(file.parent_path());
    const Descriptor opened(file);
    if (opened.get() < 0) fail(file);
    const off_t length = lseek(opened.get(), 0, SEEK_END);
    const off_t finished = finished_length(opened.get(), length);
    if (finished < length && ftruncate(opened.get(), finished) != 0) fail(file);
    const std::string line = to_line(head) + "\n";
    if (write(opened.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
        fsync(opened.get()) != 0) {
        fail(file);
    }
}

std::vector<std::optional<SignedHead>> read_heads(const std::filesystem::path& file) {
    std::vector<std::optional<SignedHead>> heads;
    std::ifstream stream(file, std::ios::binary);
    std::string line;
    while (std::getline(stream, line)) {
        if (stream.eof()) break;  // no line feed: a crash in the middle of writing
        heads.push_back(head_of_line(line));
    }
    return heads;
}

}  // namespace okienko::audit
