#include "server/web/body_stream.h"

#include <algorithm>
#include <charconv>

#include "server/web/ascii.h"

namespace okienko::web {

namespace {

constexpr std::size_t kChunkLine = 256;  // size and extensions
constexpr std::size_t kTrailerLine = 1024;
constexpr int kTrailers = 20;
constexpr std::size_t kSizeDigits = 15;  // 2^60: no overflow

/// Only hexadecimal digits, then nothing or an extension after ';'.
std::uint64_t chunk_size(std::string_view line) {
    const std::string_view digits = line.substr(0, std::min(line.find(';'), line.size()));
    std::uint64_t size = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    const bool whole =
        !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
    if (!whole || digits.size() > kSizeDigits || digits.front() == '-')
        throw FramingFault("a bad chunk size");
    return size;
}

}  // namespace

BodyStream::BodyStream(BufferedSource& source,
                       const MessageHead& head,
                       std::function<void()> before_first_read)
    : source_(source),
      before_first_read_(std::move(before_first_read)),
      declared_(head.content_length),
      left_(head.content_length.value_or(0)),
      chunked_(head.chunked),
      finished_(!head.has_body()) {}

void BodyStream::begin_chunk() {
    const auto line = source_.read_line(kChunkLine);
    if (!line) throw ConnectionLost("the client left before a chunk", false);
    left_ = chunk_size(*line);
    if (left_ == 0) skip_trailers();
}

void BodyStream::end_chunk() {
    const auto line = source_.read_line(kChunkLine);
    if (!line) throw ConnectionLost("the client left after a chunk", false);
    if (!line->empty()) throw FramingFault("a chunk longer than its size");
}

void BodyStream::skip_trailers() {
    for (int i = 0; i <= kTrailers; ++i) {
        const auto line = source_.read_line(kTrailerLine);
        if (!line) throw ConnectionLost("the client left in the trailers", false);
        if (line->empty()) {
            finished_ = true;
            return;
        }
        if (line->find(':') == std::string_view::npos || line->front() == ' ' ||
            line->front() == '\t') {
            throw FramingFault("a bad trailer line");
        }
    }
    throw FramingFault("too many trailers");
}

std::size_t BodyStream::read(std::span<char> buffer) {
    if (finished_ || buffer.empty()) return 0;
    if (!begun_) {
        begun_ = true;
        if (before_first_read_) before_first_read_();
    }
    if (chunked_ && left_ == 0) begin_chunk();
    if (finished_) return 0;
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), left_));
    const std::size_t count = source_.read(buffer.first(wanted));
    if (count == 0) throw ConnectionLost("the client left in the middle of a body", false);
    left_ -= count;
    received_ += count;
    if (left_ == 0 && chunked_) end_chunk();
    if (left_ == 0 && !chunked_) finished_ = true;
    return count;
}

}  // namespace okienko::web
