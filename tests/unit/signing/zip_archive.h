#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <zlib.h>

namespace okienko::signing::testing {

/// An entry of an archive made by hand, so that it can be made wrong.
struct ZipEntry {
    std::string name;
    std::string bytes;
    bool deflated = false;
    unsigned flags = 0x0800;      ///< UTF-8 names; bit 0: encrypted
    std::string local_name = {};  ///< in the local header, when another
    std::int64_t claimed_size = -1;
};

inline std::string little_endian(std::uint64_t value, int width) {
    std::string bytes;
    for (int byte = 0; byte < width; ++byte) {
        bytes.push_back(static_cast<char>((value >> (8 * byte)) & 0xffU));
    }
    return bytes;
}

inline std::string deflated(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    std::string input = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// A ZIP archive (APPNOTE 6.3.3).
inline std::string zip(const std::vector<ZipEntry>& entries) {
    std::string file, directory;
    for (const auto& entry : entries) {
        const std::string packed = entry.deflated ? deflated(entry.bytes) : entry.bytes;
        const auto crc = crc32(0,
                               reinterpret_cast<const Bytef*>(entry.bytes.data()),
                               static_cast<uInt>(entry.bytes.size()));
        const std::uint64_t size = entry.claimed_size < 0
                                       ? entry.bytes.size()
                                       : static_cast<std::uint64_t>(entry.claimed_size);
        const auto common = [&](const std::string& name) {
            return little_endian(20, 2) + little_endian(entry.flags, 2) +
                   little_endian(entry.deflated ? 8 : 0, 2) + little_endian(0, 4) +
                   little_endian(crc, 4) + little_endian(packed.size(), 4) +
                   little_endian(size, 4) + little_endian(name.size(), 2) + little_endian(0, 2);
        };
        const std::string local = entry.local_name.empty() ? entry.name : entry.local_name;
        directory += little_endian(0x02014b50, 4) + little_endian(20, 2) + common(entry.name) +
                     little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 2) +
                     little_endian(0, 4) + little_endian(file.size(), 4) + entry.name;
        file += little_endian(0x04034b50, 4) + common(local) + local + packed;
    }
    return file + directory + little_endian(0x06054b50, 4) + little_endian(0, 4) +
           little_endian(entries.size(), 2) + little_endian(entries.size(), 2) +
           little_endian(directory.size(), 4) + little_endian(file.size(), 4) + little_endian(0, 2);
}

}  // namespace okienko::signing::testing
