// A multipart form with the boundary "XX". The first byte is the size of the pieces it comes in;
// the result must not depend on them, and nothing but MalformedForm may come out.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/web/multipart.h"

namespace {

std::string read_all(const std::string& bytes, std::size_t piece) {
    std::size_t at = 0;
    okienko::web::MultipartReader reader(
        [&](std::span<char> buffer) {
            const std::size_t count = std::min({buffer.size(), piece, bytes.size() - at});
            std::copy_n(bytes.data() + at, count, buffer.data());
            at += count;
            return count;
        },
        "XX");
    std::string told;
    try {
        while (const auto head = reader.next_part()) {
            told +=
                head->field + "|" + head->file_name.value_or("-") + "|" + head->media_type + "|";
            if (head->file_name && head->file_name->find_first_of("/\\") != std::string::npos)
                std::abort();
            std::string block(50, '\0');
            while (const std::size_t count = reader.read(block)) told.append(block, 0, count);
        }
    } catch (const okienko::web::MalformedForm&) {
        told += "|malformed";
    }
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (read_all(bytes, std::size_t{1} + data[0]) != read_all(bytes, bytes.size() + 1))
        std::abort();
    const auto boundary = okienko::web::boundary_of(bytes);
    if (boundary && boundary->size() > 70) std::abort();
    return 0;
}
