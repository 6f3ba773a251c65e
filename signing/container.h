#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace okienko::signing {

/// What a ZIP container may cost before it is refused.
struct ContainerLimits {
    std::size_t entries = 10'000;
    std::size_t unpacked = 200U * 1024U * 1024U;  ///< bytes of all entries together
    std::size_t ratio = 200;                      ///< unpacked : packed, for entries over 1 MB
};

/// A file of a container.
struct ContainerEntry {
    std::string name;  ///< UTF-8, relative, with '/'; never absolute, no "." or ".." segment
    std::string bytes;
};

/// A container in memory (ETSI EN 319 162-1, PKWARE APPNOTE 6.3.3), in the order of its directory.
/// Folders are left out.
struct Container {
    /// Contents of the entry "mimetype", trimmed, else what the archive's comment says (EN 319
    /// 162-1, A.1); empty when nothing does.
    std::string media_type;
    std::vector<ContainerEntry> entries;

    const ContainerEntry* find(std::string_view name) const;
};

/// Why bytes are not a container we read.
struct ContainerFault {
    std::string code;  ///< "not-zip", "encrypted", "name", "duplicate", "too-large", "truncated", …
    std::string detail;  ///< English, for specialists
};

/// Whether the name means one place below the container on every system.
bool is_good_entry_name(std::string_view name);

/// Whether the bytes begin like a ZIP archive.
bool looks_like_zip(std::string_view bytes);

/// Unpacks a foreign container into memory within limits. Refuses encrypted entries, methods other
/// than stored and deflated, names with "..", "." or an absolute path, and two entries of one name.
/// Never throws for bad bytes; touches no file.
std::variant<Container, ContainerFault> read_container(std::string_view bytes,
                                                       const ContainerLimits& limits = {});

}  // namespace okienko::signing
