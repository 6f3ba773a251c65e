#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/texts.h"
#include "server/documents/attachments.h"
#include "server/web/request.h"

namespace okienko::letters {

/// Most files one letter or addition may carry, and the field they are posted in.
inline constexpr std::size_t kMostFiles = 10;
inline constexpr const char* kFiles = "zalacznik";

/// Where files go: under a key and an owner of the documents room, until then unbound.
struct FilePlace {
    const documents::Attachments& attachments;
    const documents::DocumentKey& key;
    std::string owner;
    config::Instant now{};
    config::Instant expires{};
};

/// Looks at each posted file and streams it into the documents room. Returns the words about those
/// that could not be taken; the others are there.
std::vector<std::string> take_files(const FilePlace& place,
                                    const std::vector<std::shared_ptr<const web::Upload>>& uploads,
                                    std::size_t present,
                                    const schemas::Texts& words);

}  // namespace okienko::letters
