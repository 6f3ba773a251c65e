#include "server/commands/named_files.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "signing/crypto_error.h"
#include "signing/verifier.h"

namespace okienko::commands {

namespace fs = std::filesystem;

std::vector<fs::path> files_at(const fs::path& path) {
    if (!fs::is_directory(path)) return {path};
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path)) {
        if (entry.is_regular_file()) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool is_readable(const fs::path& path) {
    if (fs::is_regular_file(path) && std::ifstream(path)) return true;
    fmt::print(stderr, "okienko: cannot read {}\n", path.string());
    return false;
}

std::optional<std::string> read_bytes(const fs::path& path) {
    if (!is_readable(path)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

bool add_anchors(const std::vector<std::string>& paths, signing::TrustAnchors& anchors) {
    for (const std::string& path : paths) {
        for (const fs::path& file : files_at(path)) {
            const auto bytes = read_bytes(file);
            if (!bytes) return false;
            try {
                anchors.add(*bytes);
            } catch (const signing::CryptoError& error) {
                fmt::print(stderr, "okienko: {}: {}\n", file.string(), error.what());
                return false;
            }
        }
    }
    return true;
}

bool read_revocation(const std::vector<std::string>& paths,
                     std::vector<signing::RevocationValue>& values) {
    for (const std::string& path : paths) {
        for (const fs::path& file : files_at(path)) {
            auto bytes = read_bytes(file);
            if (!bytes) return false;
            const auto kind = signing::is_crl(*bytes) ? signing::RevocationValue::Kind::crl
                                                      : signing::RevocationValue::Kind::ocsp;
            values.push_back({kind, *std::move(bytes), 0});
        }
    }
    return true;
}

}  // namespace okienko::commands
