#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace okienko::web {

/// Where the bytes of requests come from: a socket, or memory in tests and fuzzing. One thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills the buffer from its beginning, at least one byte; 0 at the end. Throws ConnectionLost
    /// when the time is over.
    virtual std::size_t receive(std::span<char> buffer) = 0;
};

/// The bytes don't follow RFC 9112 as strictly as we read it: 400, and the connection is closed,
/// because nobody knows where the next request begins.
class FramingFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The client went away, or its time is over, in the middle of a request.
class ConnectionLost : public std::runtime_error {
public:
    ConnectionLost(const std::string& what, bool out_of_time)
        : std::runtime_error(what), timed_out(out_of_time) {}
    bool timed_out;
};

/// Bytes of a source with a buffer over it; what follows one request stays for the next. One
/// thread.
class BufferedSource {
public:
    explicit BufferedSource(ByteSource& source) : source_(source) {}

    /// The next line without its CR LF, valid until the next call; nullopt when the source ends
    /// before its first byte. A bare LF or CR, a NUL or a line longer than `limit` is a
    /// FramingFault; an end in the middle ConnectionLost.
    std::optional<std::string_view> read_line(std::size_t limit);
    /// Up to buffer.size() bytes; 0 at the end of the source.
    std::size_t read(std::span<char> buffer);
    /// Waits until there is a byte; false at the end.
    bool wait();
    bool has_bytes() const { return begin_ < buffer_.size(); }

private:
    bool fill();

    ByteSource& source_;
    std::string buffer_;
    std::size_t begin_ = 0;
};

}  // namespace okienko::web
