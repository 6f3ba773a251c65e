#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::recruitment {

/// A ZIP archive written as it is sent: files stored as they are, their digests behind them, so
/// that nothing is held in memory. One use, one thread. Up to 65535 files and 4 GB in all.
class ZipFile {
public:
    using Write = std::function<void(std::string_view)>;
    using Content = std::function<void(const Write&)>;

    /// `name` with '/' for folders, UTF-8; `content` writes exactly `size` bytes.
    void add(std::string name, std::uint64_t size, Content content);

    /// Of the whole archive, known before anything is read.
    std::uint64_t length() const;
    void write(const Write& to) const;

private:
    struct File {
        std::string name;
        std::uint64_t size = 0;
        Content content;
    };
    std::vector<File> files_;
};

/// A file name without path separators, control characters and leading dots.
std::string safe_name(std::string_view name);

}  // namespace okienko::recruitment
