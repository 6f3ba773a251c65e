#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/documents/inspect_attachment.h"

namespace {

using namespace okienko::documents;

constexpr std::size_t piece = 61;

}  // namespace

/// The first line is the file's name, the rest its contents.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto end = input.find('\n');
    const std::string_view name = input.substr(0, end);
    const std::string_view bytes =
        end == std::string_view::npos ? std::string_view() : input.substr(end + 1);

    const Inspection whole = inspect_attachment(name, bytes);
    AttachmentInspector inspector(name);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        inspector.feed(bytes.substr(at, piece));
    const Inspection pieces = inspector.finish();
    if (whole.refusal != pieces.refusal || whole.name != pieces.name) __builtin_trap();
    if (whole.name.empty() || whole.name.size() > 120 ||
        whole.name.find('/') != std::string::npos || whole.name != clean_file_name(whole.name)) {
        __builtin_trap();
    }
    return 0;
}
