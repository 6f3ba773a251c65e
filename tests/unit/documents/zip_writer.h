#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::documents {

/// Makes a ZIP archive of entries that are stored as they are. Checksums are left at 0: nobody here
/// reads them.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& entries,
                       unsigned flags = 0,
                       std::string_view comment = {}) {
    const auto number = [](std::uint64_t value, int width) {
        std::string bytes;
        for (int byte = 0; byte < width; ++byte) {
            bytes.push_back(static_cast<char>((value >> (8 * byte)) & 0xffU));
        }
        return bytes;
    };
    std::string file;
    std::string directory;
    for (const auto& [name, contents] : entries) {
        const std::string common = number(20, 2) + number(flags, 2) + number(0, 2) + number(0, 4) +
                                   number(0, 4) + number(contents.size(), 4) +
                                   number(contents.size(), 4) + number(name.size(), 2) +
                                   number(0, 2);
        directory += number(0x02014b50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) +
                     number(0, 2) + number(0, 4) + number(file.size(), 4) + name;
        file += number(0x04034b50, 4) + common + name + contents;
    }
    const std::string end = number(0x06054b50, 4) + number(0, 2) + number(0, 2) +
                            number(entries.size(), 2) + number(entries.size(), 2) +
                            number(directory.size(), 4) + number(file.size(), 4) +
                            number(comment.size(), 2) + std::string(comment);
    return file + directory + end;
}

}  // namespace okienko::documents
