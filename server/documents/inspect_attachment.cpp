#include "server/documents/inspect_attachment.h"

#include <algorithm>
#include <array>

#include "server/documents/text_inspection.h"
#include "server/documents/zip_directory.h"

namespace okienko::documents {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_length = 4096;
constexpr std::size_t tail_length =
    256 * 1024;  // room for the directory of an archive of 3,000 entries

bool is_text(FileKind kind) {
    return kind == FileKind::txt || kind == FileKind::csv || kind == FileKind::xml;
}

bool is_archive(FileKind kind) {
    return kind == FileKind::docx || kind == FileKind::xlsx || kind == FileKind::odt ||
           kind == FileKind::ods;
}

bool begins_as(FileKind kind, std::string_view head) {
    switch (kind) {
        case FileKind::pdf:
            return head.starts_with("%PDF-"sv);
        case FileKind::jpeg:
            return head.starts_with("\xff\xd8\xff"sv);
        case FileKind::png:
            return head.starts_with("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"sv);
        case FileKind::tiff:
            return head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv);
        case FileKind::docx:
        case FileKind::xlsx:
        case FileKind::odt:
        case FileKind::ods:
            return head.starts_with("PK\x03\x04"sv);
        case FileKind::txt:
        case FileKind::csv:
        case FileKind::xml:
            return true;
    }
    return false;
}

/// The end every whole file of the kind has. Cameras write behind the end of a JPEG, so it is only
/// looked for.
bool ends_as(FileKind kind, std::string_view tail) {
    if (kind == FileKind::pdf) return tail.find("%%EOF"sv) != std::string_view::npos;
    if (kind == FileKind::png) return tail.find("IEND\xae\x42\x60\x82"sv) != std::string_view::npos;
    if (kind == FileKind::jpeg) return tail.find("\xff\xd9"sv) != std::string_view::npos;
    return true;
}

std::optional<Refusal> look_into_office_xml(const ZipDirectory& directory, FileKind kind) {
    const bool text = kind == FileKind::docx;
    const bool whole = directory.holds("[Content_Types].xml") &&
                       directory.holds(text ? "word/document.xml" : "xl/workbook.xml");
    if (!whole) return Refusal::disguised;
    if (directory.holds("word/vbaProject.bin") || directory.holds("xl/vbaProject.bin") ||
        directory.holds_below("xl/macrosheets/")) {
        return Refusal::macros;
    }
    return std::nullopt;
}

/// ODF 1.3 part 2, 3.3: the first entry is `mimetype`, stored, and holds the media type alone.
std::optional<Refusal> look_into_open_document(const ZipDirectory& directory,
                                               FileKind kind,
                                               std::string_view head) {
    const auto first = first_stored_entry(head);
    const bool whole = first && first->name == "mimetype" && first->contents == media_type(kind) &&
                       directory.holds("content.xml");
    if (!whole) return Refusal::disguised;
    if (directory.holds_below("Basic/") || directory.holds_below("Scripts/"))
        return Refusal::macros;
    return std::nullopt;
}

/// An office document that needs a password is an OLE container instead of an archive.
bool is_ole(std::string_view head) {
    return head.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv);
}

bool holds_wide(std::string_view bytes, std::string_view word) {
    std::string wide;
    for (const char letter : word) wide.append({letter, '\0'});
    return bytes.find(wide) != std::string_view::npos;
}

}  // namespace

std::string_view to_string(Refusal refusal) {
    switch (refusal) {
        case Refusal::empty:
            return "empty";
        case Refusal::name:
            return "name";
        case Refusal::type:
            return "type";
        case Refusal::disguised:
            return "disguised";
        case Refusal::damaged:
            return "damaged";
        case Refusal::encoding:
            return "encoding";
        case Refusal::active:
            return "active";
        case Refusal::macros:
            return "macros";
        case Refusal::encrypted:
            return "encrypted";
        case Refusal::mixed:
            return "mixed";
    }
    return "type";
}

AttachmentInspector::AttachmentInspector(std::string_view file_name, std::set<FileKind> allowed)
    : name_(clean_file_name(file_name)),
      allowed_(std::move(allowed)),
      claimed_(file_kind_of_extension(name_)) {
    if (name_.find('.') == std::string::npos) {
        refusal_ = Refusal::name;
    } else if (!claimed_ || !allowed_.contains(*claimed_)) {
        refusal_ = Refusal::type;
    }
}

std::optional<Refusal> AttachmentInspector::feed(std::string_view bytes) {
    if (refusal_ || bytes.empty()) return refusal_;
    length_ += bytes.size();
    if (is_text(*claimed_)) {
        text_.feed(bytes);
    } else {
        keep_tail(bytes);
    }
    if (!head_seen_) {
        head_.append(bytes.substr(0, head_length - head_.size()));
        if (head_.size() < head_length) return std::nullopt;
        head_seen_ = true;
        refusal_ = look_at_head();
    }
    // What the head says goes first, so that the answer doesn't depend on how the bytes came.
    if (!refusal_) refusal_ = text_.refusal();
    return refusal_;
}

Inspection AttachmentInspector::finish() {
    if (!refusal_ && length_ == 0) refusal_ = Refusal::empty;
    if (!refusal_ && !head_seen_) refusal_ = look_at_head();
    if (!refusal_) refusal_ = is_text(*claimed_) ? text_.finish() : look_at_end();
    Inspection result;
    result.refusal = refusal_;
    result.name = name_;
    if (!refusal_) {
        result.kind = *claimed_;
        result.media_type = media_type(*claimed_);
    }
    return result;
}

std::optional<Refusal> AttachmentInspector::look_at_head() const {
    if (is_text(*claimed_)) return inspect_text_head(head_, *claimed_ == FileKind::xml);
    if (is_archive(*claimed_) && is_ole(head_))
        return std::nullopt;  // its directory may come later
    if (!begins_as(*claimed_, head_)) return Refusal::disguised;
    const auto hidden = std::string_view(head_).substr(0, 1024).find("%PDF-");
    if (*claimed_ != FileKind::pdf && hidden != std::string_view::npos) return Refusal::mixed;
    return std::nullopt;
}

std::optional<Refusal> AttachmentInspector::look_at_end() const {
    if (is_archive(*claimed_) && is_ole(head_)) {
        return holds_wide(head_, "EncryptedPackage") || holds_wide(tail_, "EncryptedPackage")
                   ? Refusal::encrypted
                   : Refusal::disguised;
    }
    if (!is_archive(*claimed_)) {
        if (ends_as_zip(tail_)) return Refusal::mixed;
        if (!ends_as(*claimed_, tail_)) return Refusal::damaged;
        return std::nullopt;
    }
    const auto directory = read_zip_directory(tail_, length_);
    if (!directory) return Refusal::damaged;
    if (directory->encrypted) return Refusal::encrypted;
    if (*claimed_ == FileKind::docx || *claimed_ == FileKind::xlsx) {
        return look_into_office_xml(*directory, *claimed_);
    }
    return look_into_open_document(*directory, *claimed_, head_);
}

void AttachmentInspector::keep_tail(std::string_view bytes) {
    if (bytes.size() >= tail_length) {
        tail_.assign(bytes.substr(bytes.size() - tail_length));
        return;
    }
    tail_.append(bytes);
    // Cut in large steps: erasing at the front for every little piece would copy the tail each
    // time.
    if (tail_.size() > 2 * tail_length) tail_.erase(0, tail_.size() - tail_length);
}

Inspection inspect_attachment(std::string_view file_name,
                              std::string_view bytes,
                              std::set<FileKind> allowed) {
    AttachmentInspector inspector(file_name, std::move(allowed));
    inspector.feed(bytes);
    return inspector.finish();
}

}  // namespace okienko::documents
