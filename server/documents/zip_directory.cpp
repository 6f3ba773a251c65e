#include "server/documents/zip_directory.h"

#include <algorithm>

namespace okienko::documents {

namespace {

constexpr std::size_t end_length = 22;
constexpr std::size_t central_length = 46;
constexpr std::size_t local_length = 30;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t local_signature = 0x04034b50;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint32_t value = 0;
    for (std::size_t byte = width; byte > 0; --byte) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + byte - 1]);
    }
    return value;
}

/// Where the end record begins in the tail.
std::optional<std::size_t> find_end(std::string_view tail) {
    if (tail.size() < end_length) return std::nullopt;
    const std::size_t earliest =
        tail.size() > end_length + 0xffff ? tail.size() - end_length - 0xffff : 0;
    for (std::size_t at = tail.size() - end_length + 1; at-- > earliest;) {
        if (number(tail, at, 4) == end_signature &&
            at + end_length + number(tail, at + 20, 2) == tail.size()) {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace

bool ZipDirectory::holds(std::string_view name) const {
    return std::ranges::find(names, name) != names.end();
}

bool ZipDirectory::holds_below(std::string_view folder) const {
    return std::ranges::any_of(names,
                               [&](const std::string& name) { return name.starts_with(folder); });
}

bool ends_as_zip(std::string_view tail) {
    return find_end(tail).has_value();
}

std::optional<ZipDirectory> read_zip_directory(std::string_view tail, std::uint64_t length) {
    const auto end = find_end(tail);
    if (!end) return std::nullopt;
    const std::uint32_t entries = number(tail, *end + 10, 2);
    const std::uint64_t size = number(tail, *end + 12, 4);
    const std::uint64_t offset = number(tail, *end + 16, 4);
    const bool one_volume = number(tail, *end + 4, 4) == 0 && number(tail, *end + 8, 2) == entries;
    const std::uint64_t tail_begins = length - tail.size();
    // The directory reaches up to the end record: nothing is hidden between or before.
    if (!one_volume || offset + size != tail_begins + *end || offset < tail_begins)
        return std::nullopt;

    ZipDirectory directory;
    std::size_t at = static_cast<std::size_t>(offset - tail_begins);
    for (std::uint32_t entry = 0; entry < entries; ++entry) {
        if (at + central_length > *end || number(tail, at, 4) != central_signature)
            return std::nullopt;
        const std::size_t name = number(tail, at + 28, 2);
        const std::size_t rest = std::size_t{number(tail, at + 30, 2)} + number(tail, at + 32, 2);
        if (at + central_length + name + rest > *end) return std::nullopt;
        if ((number(tail, at + 8, 2) & 1U) != 0) directory.encrypted = true;
        directory.names.emplace_back(tail.substr(at + central_length, name));
        at += central_length + name + rest;
    }
    if (at != *end) return std::nullopt;
    return directory;
}

std::optional<StoredEntry> first_stored_entry(std::string_view head) {
    if (head.size() < local_length || number(head, 0, 4) != local_signature) return std::nullopt;
    const bool stored = number(head, 8, 2) == 0 && (number(head, 6, 2) & 9U) == 0;
    const std::size_t size = number(head, 18, 4);
    const std::size_t name = number(head, 26, 2);
    const std::size_t contents = local_length + name + number(head, 28, 2);
    if (!stored || contents > head.size() || size > head.size() - contents) return std::nullopt;
    return StoredEntry{std::string(head.substr(local_length, name)),
                       std::string(head.substr(contents, size))};
}

}  // namespace okienko::documents
