#include "signing/extraction_folder.h"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "signing/algorithms.h"
#include "signing/digest.h"

namespace okienko::signing {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest = 120;
constexpr std::size_t longest_extension = 16;

[[noreturn]] void fail(const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

/// Octets of the UTF-8 character at the beginning; 0 when it is none (RFC 3629).
std::size_t character_at(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80U                     ? 1
                               : first >= 0xC2U && first < 0xE0U ? 2
                               : first >= 0xE0U && first < 0xF0U ? 3
                               : first >= 0xF0U && first < 0xF5U ? 4
                                                                 : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    if (first == 0xE0U && byte(1) < 0xA0U) return 0;
    if (first == 0xEDU && byte(1) > 0x9FU) return 0;
    return length;
}

/// What hides in a name: C1 controls, zero widths, marks of direction, line separators.
bool is_invisible(std::string_view character) {
    if (character.size() == 2) return character[0] == '\xC2' && character[1] < '\xA0';
    if (character.size() != 3 || character[0] != '\xE2') return character == "\xEF\xBB\xBF";
    const auto last = static_cast<unsigned char>(character[2]);
    if (character[1] == '\x80')
        return (last >= 0x8BU && last <= 0x8FU) || (last >= 0xA8U && last <= 0xAEU);
    return character[1] == '\x81' && last >= 0xA0U && last <= 0xAFU;
}

std::string visible(std::string_view text) {
    constexpr std::string_view refused = "<>:\"|?*/\\\x7F";
    std::string kept;
    while (!text.empty()) {
        const std::size_t length = character_at(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        const bool plain = length == 1 && static_cast<unsigned char>(text[0]) >= 0x20U &&
                           refused.find(text[0]) == std::string_view::npos;
        const bool letter = length > 1 && !is_invisible(character);
        kept += plain || letter ? std::string(character) : "_";
        text.remove_prefix(character.size());
    }
    return kept;
}

/// Of whole characters only.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    text.resize(most);
    return text;
}

std::pair<std::string, std::string> split(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0 || name.size() - dot > longest_extension) {
        return {name, ""};
    }
    return {name.substr(0, dot), name.substr(dot)};
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

bool is_device(const std::string& name) {
    const std::string stem = lower(name.substr(0, name.find('.')));
    if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul") return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
           stem[3] >= '0' && stem[3] <= '9';
}

std::string name_of(const Coverage& coverage) {
    switch (coverage.kind) {
        case Coverage::Kind::document:
            return "document.xml";
        case Coverage::Kind::part:
            return "part-" + safe_file_name(coverage.what) + ".xml";
        case Coverage::Kind::object:
            return "object";
        case Coverage::Kind::file:
            return safe_file_name(coverage.what);
        case Coverage::Kind::signature:
            return "signature-value.xml";
        case Coverage::Kind::manifest:
            return "manifest.xml";
        case Coverage::Kind::signed_properties:
            return "signed-properties.xml";
        case Coverage::Kind::key_info:
            return "key-info.xml";
    }
    return "data";
}

/// The name, or one with a number where it is taken.
std::string free_name(const std::string& wanted, std::set<std::string>& taken) {
    const auto [stem, extension] = split(wanted);
    std::string name = wanted;
    for (std::size_t n = 2; !taken.insert(lower(name)).second; ++n) {
        name = fmt::format("{}-{}{}", stem, n, extension);
    }
    return name;
}

}  // namespace

std::string safe_file_name(std::string_view foreign) {
    while (!foreign.empty() && (foreign.back() == '/' || foreign.back() == '\\')) {
        foreign.remove_suffix(1);
    }
    if (const auto slash = foreign.find_last_of("/\\"); slash != std::string_view::npos) {
        foreign.remove_prefix(slash + 1);
    }
    std::string name = visible(foreign);
    name.erase(0, std::min(name.find_first_not_of(". -~"), name.size()));
    name.erase(name.find_last_not_of(". ") + 1);
    if (name.empty()) return "data";
    if (is_device(name)) name.insert(0, "_");
    const auto [stem, extension] = split(name);
    return cut(stem, longest - extension.size()) + extension;
}

/// A file that was not there before.
class ExtractionFolder::NewFile : public OctetSink {
public:
    explicit NewFile(fs::path path)
        : path_(std::move(path)),
          descriptor_(::open(path_.c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                             S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)) {
        if (descriptor_ < 0) fail(path_);
    }
    /// What was not finished does not remain.
    ~NewFile() override {
        if (descriptor_ < 0) return;
        ::close(descriptor_);
        ::unlink(path_.c_str());
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::string_view octets) override {
        while (!octets.empty()) {
            const ::ssize_t count = ::write(descriptor_, octets.data(), octets.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail(path_);
            octets.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void finish() {
        if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(path_);
        ::close(std::exchange(descriptor_, -1));
    }

private:
    fs::path path_;
    int descriptor_;
};

ExtractionFolder::ExtractionFolder(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    if (!fs::is_empty(folder_)) {
        throw std::runtime_error(folder_.string() + " is not empty: nothing is overwritten");
    }
}

ExtractionFolder::~ExtractionFolder() = default;

void ExtractionFolder::begin_file(const std::string& name) {
    signatures_.clear();
    listing_ += fmt::format("# {}\n", visible(fs::path(name).filename().string()));
}

ExtractionFolder::SignatureFolder& ExtractionFolder::folder_of(const SignedPiece& piece) {
    const auto [found, added] = signatures_.try_emplace({piece.file, piece.path});
    if (!added) return found->second;
    found->second.name = fmt::format("{}-{}", ++made_, cut(safe_file_name(piece.signature), 60));
    if (!fs::create_directory(folder_ / found->second.name)) {
        errno = EEXIST;
        fail(folder_ / found->second.name);
    }
    return found->second;
}

OctetSink& ExtractionFolder::begin(const SignedPiece& piece) {
    SignatureFolder& folder = folder_of(piece);
    piece_ = piece;
    file_ = folder.name + "/" + free_name(name_of(piece.coverage), folder.names);
    output_ = std::make_unique<NewFile>(folder_ / file_);
    return *output_;
}

void ExtractionFolder::keep() {
    output_->finish();
    output_.reset();
    ++written_;
    list(piece_, file_);
}

void ExtractionFolder::drop(const Fault& fault) {
    output_.reset();
    leave_out(piece_, fault);
}

void ExtractionFolder::leave_out(const SignedPiece& piece, const Fault& fault) {
    folder_of(piece);
    ++left_out_;
    list(piece, "not written: " + fault.code + ": " + fault.reason);
}

void ExtractionFolder::list(const SignedPiece& piece, const std::string& outcome) {
    const DigestValue& digest = piece.coverage.digest;
    std::string shown;  // '/' and ':' say something here; a tab or a line break would lie
    for (const char c : outcome) shown += static_cast<unsigned char>(c) < 0x20U ? '_' : c;
    std::string uri;
    for (const char c : piece.uri.value_or("")) {
        uri += static_cast<unsigned char>(c) <= 0x20U || c == '\x7F' ? '_' : c;
    }
    listing_ += fmt::format("{}\t\"{}\"\t{} {}\t{}\n",
                            folder_of(piece).name,
                            cut(uri, 300),
                            digest.algorithm.empty() ? "-" : readable_digest(digest.algorithm),
                            hex(digest.value),
                            shown);
}

void ExtractionFolder::finish() {
    NewFile file(folder_ / "listing.txt");
    file.write(listing_);
    file.finish();
}

}  // namespace okienko::signing
