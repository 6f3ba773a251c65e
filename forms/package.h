#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace okienko::forms {

/// A folder or a set of files that cannot be a package: too large, an odd name, a symbolic link, a
/// missing part.
class PackageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// All files of one service, as one immutable value addressed by its SHA-256. It says nothing about
/// whether the files are right: check() and ServiceCompiler do. Cheap enough to keep; shared by
/// threads once made.
class Package {
public:
    using Files =
        std::map<std::string, std::string, std::less<>>;  ///< "examples/valid-1.xml" -> bytes

    static constexpr std::size_t kMaxFiles = 200;
    static constexpr std::size_t kMaxFileBytes = 4U * 1024U * 1024U;
    static constexpr std::size_t kMaxBytes = 16U * 1024U * 1024U;

    /// Reads a folder with at most one level of folders below it. Dot files and files ending in "~"
    /// are left out. Throws PackageError naming the file.
    static Package read_folder(const std::string& folder);
    /// Takes files as they were stored. Throws PackageError naming the file.
    static Package from_files(Files files);

    /// Attribute `service` of form.xml, or of card.xml when there is no form; empty when
    /// unreadable.
    const std::string& id() const { return id_; }
    /// Attribute `version` of form.xml, or the newest version of card.xml when there is no form.
    const std::string& version() const { return version_; }
    /// Whether it is a card of a service that can't be filed here: none of the parts of a form.
    bool is_card_only() const;
    /// Lower-case hex SHA-256 over the sorted files: for each, name and bytes, each after its
    /// length as 8 bytes, big-endian.
    const std::string& sha256() const { return sha256_; }
    const Files& files() const { return files_; }
    const std::string* file(std::string_view name) const;  ///< nullptr when there is none

    /// Whether a path may stand in a package: ASCII letters, digits, dot, dash and underscore, at
    /// most one slash.
    static bool is_file_name(std::string_view name);

private:
    Package() = default;
    Files files_;
    std::string id_;
    std::string version_;
    std::string sha256_;
};

}  // namespace okienko::forms
