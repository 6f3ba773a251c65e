#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace okienko::documents {

/// The kinds of file that can be attached to a document.
enum class FileKind { pdf, jpeg, png, tiff, docx, xlsx, odt, ods, txt, csv, xml };

std::string_view media_type(FileKind kind);  ///< "application/pdf", …
std::optional<FileKind> file_kind_of_extension(
    std::string_view name);  ///< by the last extension, any case
/// "pdf", "jpeg", … as an attachment policy names it.
std::optional<FileKind> file_kind(std::string_view word);
std::set<FileKind> all_file_kinds();

/// A name that is safe to store, show and offer for saving: without folders, control and direction
/// characters, the signs that file systems refuse, reserved device names, and at most 120 bytes of
/// UTF-8 with its extension kept. Never empty: what has nothing usable becomes "plik".
std::string clean_file_name(std::string_view name);

}  // namespace okienko::documents
