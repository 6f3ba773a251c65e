#include "signing/detached_files.h"

namespace okienko::signing {

namespace {

std::string_view last_segment(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

const DetachedFiles::File* DetachedFiles::by_name(std::string_view name) const {
    for (const File& file : files_) {
        if (file.name == name) return &file;
    }
    if (exact_) return nullptr;
    const File* found = nullptr;
    for (const File& file : files_) {
        if (last_segment(file.name) != last_segment(name)) continue;
        if (found != nullptr) return nullptr;
        found = &file;
    }
    return found;
}

const DetachedFiles::File* DetachedFiles::only() const {
    const File* found = nullptr;
    for (const File& file : files_) {
        if (exact_ && (file.name == "mimetype" || file.name.starts_with("META-INF/"))) continue;
        if (found != nullptr) return nullptr;
        found = &file;
    }
    return found;
}

}  // namespace okienko::signing
