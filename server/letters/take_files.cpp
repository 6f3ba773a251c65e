#include "server/letters/take_files.h"

#include <array>

#include "server/documents/inspect_attachment.h"

namespace okienko::letters {

namespace {

constexpr const char* kAccepted = "PDF, JPG, PNG, ODT, DOCX, XLSX, CSV, TXT";

/// Reads the whole upload block by block, as long as `each` wants more.
template <typename Each>
void for_each_block(const web::Upload& upload, Each each) {
    std::array<char, 64 * 1024> buffer{};
    std::uint64_t offset = 0;
    while (const std::size_t got = upload.read(offset, buffer)) {
        if (!each(std::string_view(buffer.data(), got))) return;
        offset += got;
    }
}

std::string megabytes(std::uint64_t bytes) {
    return std::to_string(bytes / (1024 * 1024)) + "\u00a0MB";
}

/// Words about why not; empty when it was taken.
std::string take(const FilePlace& place,
                 const web::Upload& upload,
                 std::size_t present,
                 const schemas::Texts& words) {
    documents::AttachmentInspector inspector(upload.file_name());
    const std::string& name = inspector.name();
    const auto refuse = [&](const std::string& reason, const std::string& limit) {
        return words.get("intake.file." + reason, {{"name", name}, {"limit", limit}});
    };
    if (present >= kMostFiles) return refuse("too-many", std::to_string(kMostFiles));
    if (upload.cut_at() != 0) return refuse("too-large", megabytes(upload.cut_at()));
    for_each_block(upload, [&](std::string_view block) { return !inspector.feed(block); });
    const documents::Inspection found = inspector.finish();
    if (found.refusal) {
        return refuse(std::string(documents::to_string(*found.refusal)), kAccepted);
    }
    documents::Upload stored =
        place.attachments.begin(place.key, place.owner, found.name, place.now, place.expires);
    for_each_block(upload, [&](std::string_view block) {
        stored.append(block);
        return true;
    });
    stored.finish(found.media_type);
    return {};
}

}  // namespace

std::vector<std::string> take_files(const FilePlace& place,
                                    const std::vector<std::shared_ptr<const web::Upload>>& uploads,
                                    std::size_t present,
                                    const schemas::Texts& words) {
    std::vector<std::string> refusals;
    for (const auto& upload : uploads) {
        if (upload->field() != kFiles) continue;
        if (upload->file_name().empty() && upload->size() == 0) continue;
        std::string refusal = take(place, *upload, present, words);
        if (refusal.empty()) {
            ++present;
        } else {
            refusals.push_back(std::move(refusal));
        }
    }
    return refusals;
}

}  // namespace okienko::letters
