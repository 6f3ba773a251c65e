#include "signing/packed_container.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include <zip.h>

#include "signing/refusal.h"

namespace okienko::signing {

namespace {

constexpr std::size_t ratio_floor = 1U << 20U;  // below a megabyte any ratio will do
constexpr std::size_t end_record = 22;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::size_t small_entry = 4U << 20U;  // held in memory,
constexpr std::size_t most_held = 32U << 20U;   // as long as all of them are no more than this

std::size_t little_endian_16(std::string_view bytes, std::size_t at) {
    const auto low = static_cast<unsigned char>(bytes[at]);
    const auto high = static_cast<unsigned char>(bytes[at + 1]);
    return low + (static_cast<std::size_t>(high) << 8U);
}

/// The number of entries as the end record tells it (APPNOTE 4.3.16), before a directory of any
/// size is read. 65535 stands for more, which is too many in any case.
void check_entry_count(std::string_view tail, const ContainerLimits& limits) {
    const std::size_t at = tail.rfind(std::string_view("PK\x05\x06", 4));
    if (at == std::string_view::npos || at + end_record > tail.size()) {
        throw Refusal("not-zip", "the end record of an archive is missing");
    }
    if (little_endian_16(tail, at + 10) > limits.entries) {
        throw Refusal("too-many-entries", "more entries than are looked at");
    }
}

std::string read_piece(std::ifstream& file, std::streamoff from, std::size_t length) {
    std::string piece(length, '\0');
    file.seekg(from);
    file.read(piece.data(), static_cast<std::streamsize>(length));
    piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return piece;
}

void check_beginning(std::string_view beginning) {
    if (!looks_like_zip(beginning)) {
        throw Refusal("not-zip", "the bytes do not begin as an archive");
    }
}

void check_ends(const std::filesystem::path& path, const ContainerLimits& limits) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    if (size < 0) throw Refusal("truncated", "a file that can't be read");
    check_beginning(read_piece(file, 0, 4));
    file.clear();
    const auto tail = std::min<std::streamoff>(size, end_record + longest_comment);
    check_entry_count(read_piece(file, size - tail, static_cast<std::size_t>(tail)), limits);
}

zip_t* open_archive(zip_source_t* source, zip_error_t& error) {
    zip_t* opened = source == nullptr
                        ? nullptr
                        : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (opened != nullptr) return opened;
    if (source != nullptr) zip_source_free(source);
    if (zip_error_code_zip(&error) == ZIP_ER_EXISTS) {
        throw Refusal("duplicate", "two entries of one name");
    }
    throw Refusal("not-zip",
                  std::string("not an archive that can be read: ") + zip_error_strerror(&error));
}

}  // namespace

struct PackedContainer::Archive {
    explicit Archive(std::string_view bytes) {
        opened =
            open_archive(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error), error);
    }
    explicit Archive(const std::filesystem::path& file) {
        opened = open_archive(zip_source_file_create(file.c_str(), 0, -1, &error), error);
    }
    ~Archive() { zip_discard(opened); }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    zip_error_t error{};
    zip_t* opened = nullptr;
};

namespace {

zip_stat_t look_at(zip_t* archive, zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed) {
        throw Refusal("truncated", "an entry that can't be read");
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        throw Refusal("encrypted", "an entry that is encrypted");
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
        throw Refusal("method", "an entry packed by a method ZIP containers do not use");
    }
    return stat;
}

/// Whether an entry would unpack to more than is looked at.
bool is_bomb(const zip_stat_t& stat, const ContainerLimits& limits, std::size_t left) {
    const bool dense = stat.size > ratio_floor &&
                       stat.size / limits.ratio > std::max<zip_uint64_t>(stat.comp_size, 1);
    return dense || stat.size > left;
}

}  // namespace

PackedContainer::PackedContainer(std::string_view bytes, const ContainerLimits& limits) {
    check_beginning(bytes);
    check_entry_count(bytes, limits);
    archive_ = std::make_unique<Archive>(bytes);
    list(limits);
}

PackedContainer::PackedContainer(const std::filesystem::path& file, const ContainerLimits& limits) {
    check_ends(file, limits);
    archive_ = std::make_unique<Archive>(file);
    list(limits);
}

PackedContainer::~PackedContainer() = default;
PackedContainer::PackedContainer(PackedContainer&&) noexcept = default;
PackedContainer& PackedContainer::operator=(PackedContainer&&) noexcept = default;

namespace {

/// EN 319 162-1, A.1: "mimetype=" and the type in the comment of the archive, where no entry tells
/// it.
std::string type_in_comment(zip_t* archive) {
    constexpr std::string_view begin = "mimetype=";
    int length = 0;
    const char* text = zip_get_archive_comment(archive, &length, ZIP_FL_ENC_RAW);
    if (text == nullptr || length < 0) return {};
    std::string_view comment(text, static_cast<std::size_t>(length));
    if (!comment.starts_with(begin)) return {};
    comment.remove_prefix(begin.size());
    const std::size_t end = comment.find_last_not_of(" \t\r\n");
    return std::string(comment.substr(0, std::min<std::size_t>(end + 1, 200)));
}

}  // namespace

void PackedContainer::list(const ContainerLimits& limits) {
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_->opened, 0));
    if (count > limits.entries) {
        throw Refusal("too-many-entries", "more entries than are looked at");
    }
    std::set<std::string> names;
    std::size_t left = limits.unpacked;
    for (zip_uint64_t i = 0; i < count; ++i) {
        const zip_stat_t stat = look_at(archive_->opened, i);
        if (is_bomb(stat, limits, left)) {
            throw Refusal("too-large", "the entries unpack to more than is looked at");
        }
        left -= stat.size;
        const std::string name = stat.name;
        if (!is_good_entry_name(name)) {
            throw Refusal("name", "an entry with a name that leads astray");
        }
        if (!names.insert(name).second) {
            throw Refusal("duplicate", "two entries of the name '" + name + "'");
        }
        if (i == 0) type_leads_ = name == "mimetype" && stat.comp_method == ZIP_CM_STORE;
        if (name.ends_with('/')) continue;
        Entry& entry = entries_.emplace_back();
        entry.archive_ = archive_.get();
        entry.index_ = i;
        entry.size_ = stat.size;
        entry.name_ = name;
    }
    hold_small();
    if (find("mimetype") == nullptr) media_type_ = type_in_comment(archive_->opened);
}

const PackedContainer::Entry* PackedContainer::find(std::string_view name) const {
    const auto found = std::find_if(
        entries_.begin(), entries_.end(), [&](const Entry& one) { return one.name_ == name; });
    return found == entries_.end() ? nullptr : &*found;
}

void PackedContainer::hold_small() {
    std::size_t left = most_held;
    for (Entry& entry : entries_) {
        if (entry.size_ > std::min(small_entry, left)) continue;
        left -= entry.size_;
        entry.bytes_ = entry.read();
        if (entry.name_ != "mimetype") continue;
        const std::size_t end = entry.bytes_->find_last_not_of(" \t\r\n");
        media_type_ = entry.bytes_->substr(0, std::min<std::size_t>(end + 1, 200));
    }
}

std::optional<std::string_view> PackedContainer::Entry::held() const {
    return bytes_ ? std::optional<std::string_view>(*bytes_) : std::nullopt;
}

std::string PackedContainer::Entry::read() const {
    OctetBuffer buffer;
    write_to(buffer);
    return buffer.take();
}

void PackedContainer::Entry::write_to(OctetSink& sink) const {
    if (bytes_) {
        sink.write(*bytes_);
        return;
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> stream(
        zip_fopen_index(archive_->opened, index_, 0), &zip_fclose);
    if (!stream) throw Refusal("truncated", "an entry that can't be read: '" + name_ + "'");
    std::array<char, 1U << 16U> piece{};
    std::size_t written = 0;
    while (true) {
        const zip_int64_t length = zip_fread(stream.get(), piece.data(), piece.size());
        if (length < 0) throw Refusal("truncated", "an entry that is damaged: '" + name_ + "'");
        if (length == 0) break;
        written += static_cast<std::size_t>(length);
        if (written > size_) throw Refusal("truncated", "an entry longer than it says");
        sink.write({piece.data(), static_cast<std::size_t>(length)});
    }
    if (written != size_) throw Refusal("truncated", "an entry shorter than it says");
}

}  // namespace okienko::signing
