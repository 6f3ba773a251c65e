#pragma once

#include <cstdint>
#include <functional>

#include "server/web/message_head.h"

namespace okienko::web {

/// The body of one request, unframed: Content-Length or chunked (RFC 9112, 6 and 7). One thread;
/// outlived by its source.
class BodyStream {
public:
    /// `before_first_read` is called once, when somebody begins to read a body: there 100 Continue
    /// goes out.
    BodyStream(BufferedSource& source,
               const MessageHead& head,
               std::function<void()> before_first_read = {});

    /// Up to buffer.size() bytes; 0 at the end of the body. Throws FramingFault for a bad chunk,
    /// ConnectionLost when the client leaves or runs out of time before the end.
    std::size_t read(std::span<char> buffer);
    /// All of it was read: the next byte of the source belongs to the next request.
    bool finished() const { return finished_; }
    bool begun() const { return begun_; }
    std::uint64_t received() const { return received_; }
    /// The length the client told, if it did.
    std::optional<std::uint64_t> declared() const { return declared_; }

private:
    void begin_chunk();
    void end_chunk();
    void skip_trailers();

    BufferedSource& source_;
    std::function<void()> before_first_read_;
    std::optional<std::uint64_t> declared_;
    std::uint64_t left_ = 0;  ///< of the body, or of the current chunk
    std::uint64_t received_ = 0;
    bool chunked_ = false;
    bool begun_ = false;
    bool finished_ = false;
};

}  // namespace okienko::web
