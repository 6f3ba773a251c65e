// Paths, fields, cookies and languages as clients send them. What is decoded is UTF-8 without NUL,
// and encoding it again decodes to the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/web/cookies.h"
#include "server/web/escape.h"
#include "server/web/language.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::web;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto decoded = percent_decode(text, true)) {
        require(is_utf8(*decoded) && decoded->find('\0') == std::string::npos);
        require(percent_decode(percent_encode(*decoded)) == decoded);
    }
    if (const auto path = decode_path(text)) {
        require(path->front() == '/' && path->find("//") == std::string::npos);
        require((*path + "/").find("/../") == std::string::npos &&
                (*path + "/").find("/./") == std::string::npos);
    }
    const DecodedFields fields = decode_fields(text, 50);
    require(fields.fields.items().size() <= 50);
    for (const auto& [name, value] : fields.fields.items())
        require(is_utf8(name) && is_utf8(value));
    if (is_local_path(text)) require(text.front() == '/' && text.substr(0, 2) != "//");
    require(is_language(choose_language("", text)));
    for (const bool secure : {false, true}) read_cookies(text, secure);
    require(is_utf8(json_string(text)));
    return 0;
}
