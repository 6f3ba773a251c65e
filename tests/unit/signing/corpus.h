#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "signing/verifier.h"

namespace okienko::signing::testing {

/// The folder of third-party signed files: OKIENKO_CORPUS, else beside the source.
std::filesystem::path corpus();

std::string read_file(const std::filesystem::path& path);

/// A line of signatures/manifest.tsv: what is known of one file.
struct Row {
    std::string file, container, expected, level, detached, indication, note;
    std::size_t signatures = 0;
    std::size_t timestamps = 0;

    std::string number() const;  ///< "12" of "files/12-….xml"; "041" is "41"
};
std::vector<Row> manifest();

/// The detached contents a row names: a file, or all of a folder.
class Contents {
public:
    explicit Contents(const std::string& named);
    const std::vector<DetachedContent>& views() const { return views_; }

private:
    void add(const std::filesystem::path& path);

    std::map<std::string, std::string> bytes_;
    std::vector<DetachedContent> views_;
};

}  // namespace okienko::signing::testing
