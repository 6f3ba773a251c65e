#include "server/web/byte_source.h"

#include <algorithm>

namespace okienko::web {

namespace {

constexpr std::size_t kBlock = 16UL * 1024;

}  // namespace

bool BufferedSource::fill() {
    if (begin_ > 0) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kBlock);
    std::size_t received = 0;
    try {
        received = source_.receive(std::span(buffer_).subspan(kept));
    } catch (...) {
        buffer_.resize(kept);
        throw;
    }
    buffer_.resize(kept + received);
    return received > 0;
}

bool BufferedSource::wait() {
    return has_bytes() || fill();
}

std::optional<std::string_view> BufferedSource::read_line(std::size_t limit) {
    std::size_t searched = 0;
    while (true) {
        const std::string_view bytes = std::string_view(buffer_).substr(begin_);
        const std::size_t feed = bytes.find('\n', searched);
        const std::string_view seen = bytes.substr(0, std::min(feed, bytes.size()));
        if (seen.size() > limit + 1) throw FramingFault("a line is too long");
        if (seen.find('\0') != std::string_view::npos) throw FramingFault("NUL in the head");
        if (feed != std::string_view::npos) {
            if (feed == 0 || bytes[feed - 1] != '\r')
                throw FramingFault("a line ends with a bare LF");
            const std::string_view line = bytes.substr(0, feed - 1);
            if (line.find('\r') != std::string_view::npos) throw FramingFault("bare CR in a line");
            begin_ += feed + 1;
            return line;
        }
        searched = bytes.size();
        if (!fill()) {
            if (searched == 0) return std::nullopt;
            throw ConnectionLost("the client left in the middle of a line", false);
        }
    }
}

std::size_t BufferedSource::read(std::span<char> buffer) {
    if (buffer.empty()) return 0;
    if (!has_bytes()) {
        if (buffer.size() >= kBlock) return source_.receive(buffer);
        if (!fill()) return 0;
    }
    const std::size_t count = std::min(buffer.size(), buffer_.size() - begin_);
    std::copy_n(buffer_.data() + begin_, count, buffer.data());
    begin_ += count;
    return count;
}

}  // namespace okienko::web
