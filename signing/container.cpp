#include "signing/container.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <zip.h>

#include "signing/refusal.h"

namespace okienko::signing {

namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Stream = std::unique_ptr<zip_file_t, int (*)(zip_file_t*)>;

constexpr std::size_t longest_name = 1024;
constexpr std::size_t ratio_floor = 1U << 20U;  // below a megabyte any ratio will do

std::size_t little_endian_16(std::string_view bytes, std::size_t at) {
    const auto low = static_cast<unsigned char>(bytes[at]);
    const auto high = static_cast<unsigned char>(bytes[at + 1]);
    return low + (static_cast<std::size_t>(high) << 8U);
}

/// The number of entries as the end record tells it (APPNOTE 4.3.16), before a directory of any
/// size is read. 65535 stands for more, which is too many in any case.
void check_entry_count(std::string_view bytes, const ContainerLimits& limits) {
    const std::size_t at = bytes.rfind(std::string_view("PK\x05\x06", 4));
    if (at == std::string_view::npos || at + 22 > bytes.size()) {
        throw Refusal("not-zip", "the end record of an archive is missing");
    }
    if (little_endian_16(bytes, at + 10) > limits.entries) {
        throw Refusal("too-many-entries", "more entries than are looked at");
    }
}

Archive open_archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source == nullptr
                        ? nullptr
                        : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (opened == nullptr) {
        if (source != nullptr) zip_source_free(source);
        const std::string reason = zip_error_strerror(&error);
        const bool duplicate = zip_error_code_zip(&error) == ZIP_ER_EXISTS;
        zip_error_fini(&error);
        if (duplicate) throw Refusal("duplicate", "two entries of one name");
        throw Refusal("not-zip", "not an archive that can be read: " + reason);
    }
    zip_error_fini(&error);
    return {opened, &zip_discard};
}

bool is_good_segment(std::string_view segment) {
    return !segment.empty() && segment != "." && segment != "..";
}

/// Unpacks entries while the bounds hold.
class Unpacker {
public:
    Unpacker(zip_t* archive, const ContainerLimits& limits) : archive_(archive), limits_(limits) {}

    Container unpack() {
        Container container;
        const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_, 0));
        if (count > limits_.entries) {
            throw Refusal("too-many-entries", "more entries than are looked at");
        }
        for (zip_uint64_t i = 0; i < count; ++i) {
            const zip_stat_t stat = look_at(i);
            std::string name = stat.name;
            if (!is_good_entry_name(name))
                throw Refusal("name", "an entry with a name that leads astray");
            if (!names_.insert(name).second) {
                throw Refusal("duplicate", "two entries of the name '" + name + "'");
            }
            if (name.ends_with('/')) continue;
            container.entries.push_back({std::move(name), read(i, stat)});
        }
        if (const ContainerEntry* type = container.find("mimetype")) {
            const std::size_t end = type->bytes.find_last_not_of(" \t\r\n");
            container.media_type = type->bytes.substr(0, std::min<std::size_t>(end + 1, 200));
        }
        return container;
    }

private:
    zip_stat_t look_at(zip_uint64_t index) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        constexpr zip_uint64_t needed =
            ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
        if (zip_stat_index(archive_, index, 0, &stat) != 0 || (stat.valid & needed) != needed) {
            throw Refusal("truncated", "an entry that can't be read");
        }
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
            stat.encryption_method != ZIP_EM_NONE) {
            throw Refusal("encrypted", "an entry that is encrypted");
        }
        if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
            throw Refusal("method", "an entry packed by a method ZIP containers do not use");
        }
        const bool bomb = stat.size > ratio_floor &&
                          stat.size / limits_.ratio > std::max<zip_uint64_t>(stat.comp_size, 1);
        if (bomb || stat.size > limits_.unpacked - unpacked_) {
            throw Refusal("too-large", "the entries unpack to more than is looked at");
        }
        return stat;
    }

    std::string read(zip_uint64_t index, const zip_stat_t& stat) {
        const Stream stream(zip_fopen_index(archive_, index, 0), &zip_fclose);
        if (!stream) throw Refusal("truncated", "an entry that can't be read");
        std::string bytes;
        std::array<char, 1U << 16U> piece{};
        while (true) {
            const zip_int64_t length = zip_fread(stream.get(), piece.data(), piece.size());
            if (length < 0) throw Refusal("truncated", "an entry that is damaged");
            if (length == 0) break;
            bytes.append(piece.data(), static_cast<std::size_t>(length));
            if (bytes.size() > stat.size)
                throw Refusal("truncated", "an entry longer than it says");
        }
        if (bytes.size() != stat.size) throw Refusal("truncated", "an entry shorter than it says");
        unpacked_ += bytes.size();
        return bytes;
    }

    zip_t* archive_;
    const ContainerLimits& limits_;
    std::set<std::string> names_;
    std::size_t unpacked_ = 0;
};

}  // namespace

const ContainerEntry* Container::find(std::string_view name) const {
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&](const ContainerEntry& e) { return e.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

bool is_good_entry_name(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return false;
    if (name.ends_with('/')) name.remove_suffix(1);
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U || c == '\\' || c == 0x7f;
    });
    if (odd) return false;
    while (true) {
        const std::size_t slash = name.find('/');
        if (!is_good_segment(name.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
}

bool looks_like_zip(std::string_view bytes) {
    return bytes.starts_with(std::string_view("PK\x03\x04", 4)) ||
           bytes.starts_with(std::string_view("PK\x05\x06", 4));
}

std::variant<Container, ContainerFault> read_container(std::string_view bytes,
                                                       const ContainerLimits& limits) {
    try {
        if (!looks_like_zip(bytes))
            throw Refusal("not-zip", "the bytes do not begin as an archive");
        check_entry_count(bytes, limits);
        const Archive archive = open_archive(bytes);
        return Unpacker(archive.get(), limits).unpack();
    } catch (const Refusal& refusal) {
        return ContainerFault{refusal.code(), refusal.what()};
    }
}

}  // namespace okienko::signing
