#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::documents {

/// What a ZIP archive (PKWARE APPNOTE 4.3) says of itself at its end.
struct ZipDirectory {
    std::vector<std::string> names;  ///< of the entries, as bytes
    bool encrypted = false;          ///< any entry needs a password
    bool holds(std::string_view name) const;
    bool holds_below(std::string_view folder) const;
};

/// Whether the bytes end like an archive: an end record whose comment reaches exactly to the end of
/// the file.
bool ends_as_zip(std::string_view tail);

/// Reads the central directory, which must lie within `tail`, the last bytes of a file of `length`
/// bytes. nullopt when it isn't there, is inconsistent, or is that of an archive of several volumes
/// or over 4 GB.
std::optional<ZipDirectory> read_zip_directory(std::string_view tail, std::uint64_t length);

/// Name and contents of the first entry when it is stored without compression, from the first bytes
/// of the file.
struct StoredEntry {
    std::string name;
    std::string contents;
};
std::optional<StoredEntry> first_stored_entry(std::string_view head);

}  // namespace okienko::documents
