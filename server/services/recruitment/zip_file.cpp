#include "server/services/recruitment/zip_file.h"

#include <array>
#include <stdexcept>

namespace okienko::recruitment {

namespace {

// PKWARE APPNOTE 6.3: sizes of the fixed parts.
constexpr std::uint64_t kLocal = 30;
constexpr std::uint64_t kDescriptor = 16;
constexpr std::uint64_t kCentral = 46;
constexpr std::uint64_t kEnd = 22;
// Sizes and digest follow the content (bit 3), names are UTF-8 (bit 11).
constexpr std::uint32_t kFlags = (1U << 3U) | (1U << 11U);
constexpr std::uint32_t kFirstDay = 0x21;  // 1 January 1980: the archive tells nothing of when

std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}

std::uint32_t crc_of(std::uint32_t before, std::string_view bytes) {
    static const auto kTable = crc_table();
    std::uint32_t c = ~before;
    for (const char byte : bytes) {
        c = kTable[(c ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (c >> 8U);
    }
    return ~c;
}

class Record {
public:
    Record& two(std::uint64_t value) { return put(value, 2); }
    Record& four(std::uint64_t value) { return put(value, 4); }
    Record& text(std::string_view value) {
        bytes_ += value;
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

private:
    Record& put(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i) {
            bytes_ += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
        }
        return *this;
    }
    std::string bytes_;
};

}  // namespace

void ZipFile::add(std::string name, std::uint64_t size, Content content) {
    files_.push_back({std::move(name), size, std::move(content)});
}

std::uint64_t ZipFile::length() const {
    std::uint64_t all = kEnd;
    for (const File& file : files_) {
        all += kLocal + kDescriptor + kCentral + 2 * file.name.size() + file.size;
    }
    return all;
}

void ZipFile::write(const Write& to) const {
    Record directory;
    std::uint64_t at = 0;
    for (const File& file : files_) {
        Record head;
        head.four(0x04034b50).two(20).two(kFlags).two(0).two(0).two(kFirstDay).four(0).four(0);
        head.four(0).two(file.name.size()).two(0).text(file.name);
        to(head.bytes());
        std::uint32_t crc = 0;
        std::uint64_t written = 0;
        file.content([&](std::string_view block) {
            crc = crc_of(crc, block);
            written += block.size();
            to(block);
        });
        if (written != file.size) throw std::runtime_error("a file of an archive changed its size");
        to(Record().four(0x08074b50).four(crc).four(file.size).four(file.size).bytes());
        directory.four(0x02014b50).two(20).two(20).two(kFlags).two(0).two(0).two(kFirstDay);
        directory.four(crc).four(file.size).four(file.size).two(file.name.size()).two(0).two(0);
        directory.two(0).two(0).four(0).four(at).text(file.name);
        at += kLocal + file.name.size() + file.size + kDescriptor;
    }
    to(directory.bytes());
    to(Record()
           .four(0x06054b50)
           .two(0)
           .two(0)
           .two(files_.size())
           .two(files_.size())
           .four(directory.bytes().size())
           .four(at)
           .two(0)
           .bytes());
}

std::string safe_name(std::string_view name) {
    std::string safe;
    for (const char c : name) {
        const bool bad = static_cast<unsigned char>(c) < 0x20 ||
                         std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        safe += bad ? '_' : c;
    }
    const auto first = safe.find_first_not_of(". ");
    return first == std::string::npos ? "plik" : safe.substr(first);
}

}  // namespace okienko::recruitment
