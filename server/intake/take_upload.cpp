#include "server/intake/take_upload.h"

#include <algorithm>
#include <array>
#include <set>

#include "server/documents/inspect_attachment.h"

namespace okienko::intake {

namespace {

void collect(const std::vector<forms::Item>& items, std::vector<const forms::Item*>& files) {
    for (const forms::Item& item : items) {
        if (item.kind == forms::Item::Kind::field && item.widget == forms::Widget::file) {
            files.push_back(&item);
        }
        for (const forms::Option& option : item.options) collect(option.items, files);
        collect(item.items, files);
    }
}

std::vector<const forms::Item*> file_fields(const forms::Page& page) {
    std::vector<const forms::Item*> files;
    for (const forms::Section& section : page.sections) collect(section.items, files);
    return files;
}

std::set<documents::FileKind> kinds(const forms::Item& item) {
    std::set<documents::FileKind> allowed;
    for (const std::string& word : item.accept) {
        if (const auto kind = documents::file_kind(word)) allowed.insert(*kind);
    }
    return allowed.empty() ? documents::all_file_kinds() : allowed;
}

std::string readable(std::uint64_t bytes) {
    constexpr std::uint64_t kMega = 1024 * 1024;
    return bytes >= kMega ? std::to_string(bytes / kMega) + "\u00a0MB"
                          : std::to_string(bytes / 1024) + "\u00a0KB";
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::string word : words) {
        std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
            return static_cast<char>(std::toupper(c));
        });
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Reads the whole upload block by block.
template <typename Each>
void for_each_block(const web::Upload& upload, Each each) {
    std::array<char, 64 * 1024> buffer{};
    std::uint64_t offset = 0;
    while (const std::size_t got = upload.read(offset, buffer)) {
        if (!each(std::string_view(buffer.data(), got))) return;
        offset += got;
    }
}

class Taking {
public:
    Taking(const Drafts& drafts,
           const OpenDraft& open,
           const forms::Page& page,
           const schemas::Texts& words)
        : drafts_(drafts), open_(open), page_(page), words_(words) {}

    void take(const forms::Item& item, const web::Upload& upload) {
        const std::string name = documents::clean_file_name(upload.file_name());
        if (count(item) >= item.max_files) {
            return refuse(
                item, "maxFiles", "intake.file.too-many", name, std::to_string(item.max_files));
        }
        if (const std::uint64_t limit = limit_of(item, upload);
            limit != 0 && upload.size() > limit) {
            return refuse(item, "maxSize", "intake.file.too-large", name, readable(limit));
        }
        documents::AttachmentInspector inspector(upload.file_name(), kinds(item));
        for_each_block(upload, [&](std::string_view block) { return !inspector.feed(block); });
        const documents::Inspection found = inspector.finish();
        if (found.refusal) {
            const std::string reason(documents::to_string(*found.refusal));
            return refuse(item, reason, "intake.file." + reason, name, joined(item.accept));
        }
        if (!key_) key_ = drafts_.key_of(open_.draft);
        documents::Upload stored = drafts_.attachments().begin(
            *key_, draft_owner(open_.draft.id), found.name, drafts_.now(), open_.draft.expires);
        for_each_block(upload, [&](std::string_view block) {
            stored.append(block);
            return true;
        });
        stored.finish(found.media_type);
        result.added.push_back({stored.id(), item.id});
    }

    TakenUploads result;

private:
    /// What the question or the server takes, whichever is less; 0: nothing stands in the way.
    static std::uint64_t limit_of(const forms::Item& item, const web::Upload& upload) {
        if (item.max_bytes == 0 || upload.cut_at() == 0)
            return std::max<std::uint64_t>(item.max_bytes, upload.cut_at());
        return std::min<std::uint64_t>(item.max_bytes, upload.cut_at());
    }

    std::size_t count(const forms::Item& item) const {
        const auto of_item = [&](const auto& file) { return file.field == item.id; };
        return static_cast<std::size_t>(
            std::count_if(open_.attachments.begin(), open_.attachments.end(), of_item) +
            std::count_if(result.added.begin(), result.added.end(), of_item));
    }

    void refuse(const forms::Item& item,
                const std::string& rule,
                const std::string& text,
                const std::string& name,
                const std::string& limit) {
        forms::Violation violation;
        violation.path = "/" + open_.service->form().root + "/" + item.path;
        violation.rule = rule;
        violation.message = words_.get(text, {{"name", name}, {"limit", limit}});
        violation.page = page_.id;
        violation.field = item.id;
        violation.control = item.id;
        result.violations.items.push_back(std::move(violation));
    }

    const Drafts& drafts_;
    const OpenDraft& open_;
    const forms::Page& page_;
    const schemas::Texts& words_;
    std::optional<documents::DocumentKey> key_;
};

}  // namespace

TakenUploads take_uploads(const Drafts& drafts,
                          const OpenDraft& open,
                          const forms::Answers& shown,
                          const forms::Page& page,
                          const std::vector<std::shared_ptr<const web::Upload>>& uploads,
                          const schemas::Texts& words) {
    Taking taking(drafts, open, page, words);
    const auto fields = file_fields(page);
    for (const auto& upload : uploads) {
        if (upload->file_name().empty() && upload->size() == 0) continue;
        const auto item = std::find_if(fields.begin(), fields.end(), [&](const forms::Item* field) {
            return field->id == upload->field();
        });
        if (item == fields.end()) continue;
        const forms::Answer* answer = shown.find((*item)->id);
        if (answer == nullptr || !answer->readonly) taking.take(**item, *upload);
    }
    return std::move(taking.result);
}

void give_back(const Drafts& drafts,
               const OpenDraft& open,
               const TakenUploads& taken,
               storage::Database& database) {
    if (taken.added.empty()) return;
    database.run([&](storage::Transaction& transaction) {
        for (const Drafts::Added& file : taken.added) {
            drafts.attachments().remove(transaction, file.upload, draft_owner(open.draft.id));
        }
    });
}

}  // namespace okienko::intake
