// Bytes of a connection: request after request as the server reads them. The first byte is the size
// of the pieces they come in. Nothing but FramingFault and ConnectionLost may come out, and what
// was read must not depend on the pieces.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/web/body_stream.h"
#include "server/web/incoming.h"
#include "tests/unit/web/memory_source.h"

namespace {

using namespace okienko::web;

/// What one request says; throws as the readers do.
std::string read_one(BufferedSource& source, const MessageHead& head) {
    if (head.chunked && head.content_length) std::abort();
    std::string told =
        head.target + "\n" + head.host + "\n" + std::to_string(head.headers.size()) + "\n";
    BodyStream body(source, head);
    std::string block(100, '\0');
    while (const std::size_t count = body.read(block)) told.append(block, 0, count);
    if (!body.finished()) std::abort();
    Exchange exchange;
    fill_exchange(exchange, head, {"127.0.0.1", false, "", nullptr});
    if ((exchange.request.path + "/").find("/../") != std::string::npos) std::abort();
    return told + exchange.request.path;
}

/// What the whole requests say, and how the connection ended.
std::string read_all(const std::string& bytes, std::size_t piece) {
    MemorySource memory(bytes, piece);
    BufferedSource source(memory);
    std::string told;
    try {
        while (const auto head = read_head(source)) told += read_one(source, *head);
    } catch (const FramingFault&) {
        told += "\nfault";
    } catch (const ConnectionLost&) {
        told += "\nlost";
    }
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (read_all(bytes, std::size_t{1} + data[0]) != read_all(bytes, bytes.size() + 1))
        std::abort();
    return 0;
}
