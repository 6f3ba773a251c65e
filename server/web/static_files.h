#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/web/router.h"

namespace okienko::web {

/// Style sheets, scripts, fonts and pictures: read into memory at start, with a gzip variant where
/// that is shorter, and served below an address that changes with their content, so browsers may
/// keep them for ever. Immutable; shared by threads.
class StaticFiles {
public:
    /// Reads the folders whole; of two files with the same path the later folder's is served. A
    /// missing folder is empty. Throws std::runtime_error for an unreadable file.
    explicit StaticFiles(const std::vector<std::string>& folders);

    /// "/zasoby/3f2a91c07be4d815": what stylesheets put before "/okienko.css".
    const std::string& prefix() const { return prefix_; }
    /// /zasoby/{version}/{file...}, and /favicon.ico and /robots.txt when there are such files.
    void add_routes(Router& router) const;

private:
    struct File {
        std::string media_type;
        std::string bytes;
        std::string packed;  ///< gzip; empty when not shorter
        std::string tag;     ///< of ETag, with its quotes
    };
    using Files = std::map<std::string, File, std::less<>>;
    static Response answer(const Request& request, const File& file, bool for_ever);

    std::shared_ptr<const Files> files_;
    std::string prefix_;
};

}  // namespace okienko::web
