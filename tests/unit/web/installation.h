#pragma once

#include <filesystem>
#include <string>

namespace okienko::web {

/// A small installation in a temporary folder: the error sheet of the web room as it is, a plain
/// layout, one page of a test room ("trial/page") with a form. Removed at the end.
class Installation {
public:
    Installation();
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    std::string root() const { return root_.string(); }
    void write(const std::string& path, const std::string& bytes) const;

private:
    std::filesystem::path root_;
};

}  // namespace okienko::web
