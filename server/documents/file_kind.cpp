#include "server/documents/file_kind.h"

#include <algorithm>
#include <array>

namespace okienko::documents {

namespace {

struct Row {
    FileKind kind;
    std::string_view word;
    std::string_view media_type;
    std::string_view second_extension;  ///< besides the word itself; may be empty
};

constexpr std::array<Row, 11> table{{
    {FileKind::pdf, "pdf", "application/pdf", ""},
    {FileKind::jpeg, "jpeg", "image/jpeg", "jpg"},
    {FileKind::png, "png", "image/png", ""},
    {FileKind::tiff, "tiff", "image/tiff", "tif"},
    {FileKind::docx,
     "docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     ""},
    {FileKind::xlsx,
     "xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     ""},
    {FileKind::odt, "odt", "application/vnd.oasis.opendocument.text", ""},
    {FileKind::ods, "ods", "application/vnd.oasis.opendocument.spreadsheet", ""},
    {FileKind::txt, "txt", "text/plain", ""},
    {FileKind::csv, "csv", "text/csv", ""},
    {FileKind::xml, "xml", "application/xml", ""},
}};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return result;
}

}  // namespace

std::string_view media_type(FileKind kind) {
    return std::ranges::find(table, kind, &Row::kind)->media_type;
}

std::optional<FileKind> file_kind(std::string_view word) {
    const auto* const found = std::ranges::find(table, word, &Row::word);
    if (found == table.end()) return std::nullopt;
    return found->kind;
}

std::optional<FileKind> file_kind_of_extension(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string extension = lower(name.substr(dot + 1));
    const auto* const found = std::ranges::find_if(table, [&](const Row& row) {
        return row.word == extension || (!extension.empty() && row.second_extension == extension);
    });
    if (found == table.end()) return std::nullopt;
    return found->kind;
}

std::set<FileKind> all_file_kinds() {
    std::set<FileKind> all;
    for (const Row& row : table) all.insert(row.kind);
    return all;
}

}  // namespace okienko::documents
