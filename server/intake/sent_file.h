#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/web/request.h"

namespace okienko::intake {

/// A file that came along with a document: as a part of the request, or in the container the
/// document came in. A value; the bytes are shared.
struct SentFile {
    using Sink = std::function<void(std::string_view)>;

    std::string name;  ///< last path segment as sent; not trusted
    std::uint64_t size = 0;
    std::string sha256;                       ///< 32 raw bytes
    std::function<void(const Sink&)> blocks;  ///< gives the bytes in order, from the beginning
};

SentFile sent_file(std::shared_ptr<const web::Upload> upload);
SentFile sent_file(std::string_view name, std::shared_ptr<const std::string> bytes);

}  // namespace okienko::intake
