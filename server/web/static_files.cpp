#include "server/web/static_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include <zlib.h>

#include "schemas/document.h"
#include "server/web/ascii.h"
#include "server/web/failures.h"
#include "server/web/secrets.h"

namespace okienko::web {

namespace fs = std::filesystem;

namespace {

struct Kind {
    std::string_view extension;
    std::string_view media_type;
    bool packs;
};
constexpr std::array kKinds = {
    Kind{".css", "text/css; charset=utf-8", true},
    Kind{".js", "text/javascript; charset=utf-8", true},
    Kind{".mjs", "text/javascript; charset=utf-8", true},
    Kind{".svg", "image/svg+xml", true},
    Kind{".json", "application/json", true},
    Kind{".webmanifest", "application/manifest+json", true},
    Kind{".txt", "text/plain; charset=utf-8", true},
    Kind{".xml", "application/xml", true},
    Kind{".png", "image/png", false},
    Kind{".jpg", "image/jpeg", false},
    Kind{".webp", "image/webp", false},
    Kind{".ico", "image/x-icon", false},
    Kind{".woff2", "font/woff2", false},
    Kind{".woff", "font/woff", false},
    Kind{".pdf", "application/pdf", false},
};

Kind kind_of(const fs::path& path) {
    const std::string extension = lower_ascii(path.extension().string());
    for (const Kind& kind : kKinds) {
        if (kind.extension == extension) return kind;
    }
    return {"", "application/octet-stream", false};
}

std::string gzip(const std::string& bytes) {
    constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error("zlib can't begin");
    }
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    std::string input = bytes;  // zlib's interface takes no const
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib can't pack");
    return packed;
}

bool takes_gzip(const Request& request) {
    bool takes = false;
    for_each_element(
        request.header("Accept-Encoding").value_or(""), [&takes](std::string_view element) {
            const std::string_view name = trim_blanks(element.substr(0, element.find(';')));
            const bool refused = element.find("q=0") != std::string_view::npos &&
                                 element.find("q=0.") == std::string_view::npos;
            takes = takes || (equal_ascii(name, "gzip") && !refused);
        });
    return takes;
}

constexpr std::size_t kVersionDigits = 16;

}  // namespace

StaticFiles::StaticFiles(const std::vector<std::string>& folders) {
    auto files = std::make_shared<Files>();
    for (const std::string& folder : folders) {
        if (!fs::is_directory(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            const Kind kind = kind_of(entry.path());
            File file;
            file.media_type = kind.media_type;
            file.bytes = schemas::read_file(entry.path().string());
            if (kind.packs) file.packed = gzip(file.bytes);
            if (file.packed.size() >= file.bytes.size()) file.packed.clear();
            file.tag = '"' + hex(sha256(file.bytes)).substr(0, 2 * kVersionDigits) + '"';
            (*files)[fs::relative(entry.path(), folder).generic_string()] = std::move(file);
        }
    }
    std::string all;
    for (const auto& [path, file] : *files) all += path + file.tag;
    prefix_ = "/zasoby/" + hex(sha256(all)).substr(0, kVersionDigits);
    files_ = std::move(files);
}

Response StaticFiles::answer(const Request& request, const File& file, bool for_ever) {
    Response response;
    response.header("Content-Type", file.media_type);
    response.header("Cache-Control", for_ever ? "public, max-age=31536000, immutable" : "no-cache");
    response.header("ETag", file.tag);
    if (!file.packed.empty()) response.header("Vary", "Accept-Encoding");
    if (request.header("If-None-Match").value_or("") == file.tag) {
        response.status = 304;
        return response;
    }
    const bool packed = !file.packed.empty() && takes_gzip(request);
    if (packed) response.header("Content-Encoding", "gzip");
    response.body = packed ? file.packed : file.bytes;
    return response;
}

void StaticFiles::add_routes(Router& router) const {
    const std::string version = prefix_.substr(prefix_.rfind('/') + 1);
    router.get("/zasoby/{version}/{file...}",
               Access::machine(),
               [files = files_, version](const Request& request) {
                   const auto found = files->find(request.parameter("file"));
                   if (found == files->end()) throw not_found("no such file");
                   // A page made before the last change may still ask by the old address: it gets
                   // the new file, but may not keep it.
                   return answer(request, found->second, request.parameter("version") == version);
               });
    for (const std::string name : {"favicon.ico", "robots.txt"}) {
        const auto found = files_->find(name);
        if (found == files_->end()) continue;
        router.get("/" + name, Access::machine(), [files = files_, name](const Request& request) {
            return answer(request, files->find(name)->second, false);
        });
    }
}

}  // namespace okienko::web
