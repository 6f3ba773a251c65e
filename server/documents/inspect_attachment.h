#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "server/documents/file_kind.h"
#include "server/documents/refusal.h"
#include "server/documents/text_inspection.h"

namespace okienko::documents {

/// What was found of a file. `name` is always usable, whatever came.
struct Inspection {
    std::optional<Refusal> refusal;  ///< nullopt: taken
    std::string name;                ///< cleaned: clean_file_name
    FileKind kind = FileKind::pdf;   ///< meaningful when taken
    std::string
        media_type;  ///< of the contents, never of what the sender claimed; empty when refused
};

/// Looks at a file as it comes in: memory stays bounded, however long it is. One thread, one file.
class AttachmentInspector {
public:
    explicit AttachmentInspector(std::string_view file_name,
                                 std::set<FileKind> allowed = all_file_kinds());

    /// The reason as soon as it is known, so that an upload can be stopped early. Ask again is
    /// harmless.
    std::optional<Refusal> feed(std::string_view bytes);
    /// The verdict over the whole file.
    Inspection finish();
    /// The cleaned name, known from the beginning.
    const std::string& name() const { return name_; }

private:
    std::optional<Refusal> look_at_head() const;
    std::optional<Refusal> look_at_end() const;
    void keep_tail(std::string_view bytes);

    std::string name_;
    std::set<FileKind> allowed_;
    std::optional<FileKind> claimed_;
    std::optional<Refusal> refusal_;
    std::string head_;
    std::string tail_;
    TextInspection text_;
    std::size_t length_ = 0;
    bool head_seen_ = false;
};

/// The same for a file that is in memory whole.
Inspection inspect_attachment(std::string_view file_name,
                              std::string_view bytes,
                              std::set<FileKind> allowed = all_file_kinds());

}  // namespace okienko::documents
