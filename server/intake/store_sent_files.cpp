#include "server/intake/store_sent_files.h"

#include <chrono>

#include "server/cases/case_number.h"
#include "server/documents/inspect_attachment.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

constexpr std::chrono::hours kUnboundLife{1};

}  // namespace

InspectedFiles inspect_files(const std::vector<SentFile>& files,
                             std::string_view root,
                             const schemas::Texts& words) {
    InspectedFiles result;
    for (const SentFile& file : files) {
        documents::AttachmentInspector inspector(file.name);
        file.blocks([&](std::string_view block) { inspector.feed(block); });
        const documents::Inspection found = inspector.finish();
        if (found.refusal) {
            const std::string reason(documents::to_string(*found.refusal));
            forms::Violation violation;
            violation.path = "/" + std::string(root);
            violation.rule = "attachment." + reason;
            violation.message =
                words.get("intake.file." + reason, {{"name", found.name}, {"limit", ""}});
            result.violations.items.push_back(std::move(violation));
            continue;
        }
        cases::Attachment attachment;
        attachment.n = static_cast<int>(result.attachments.size()) + 1;
        attachment.name = found.name;
        attachment.media_type = found.media_type;
        attachment.size = file.size;
        attachment.sha256 = file.sha256;
        result.attachments.push_back(std::move(attachment));
    }
    return result;
}

std::vector<forms::Attachment> as_named(const std::vector<cases::Attachment>& attachments) {
    std::vector<forms::Attachment> named;
    for (const cases::Attachment& one : attachments) {
        named.push_back({{}, one.name, one.size, one.media_type, signing::hex(one.sha256), {}});
    }
    return named;
}

StoredFiles SentFileStore::store(const std::vector<SentFile>& files,
                                 std::vector<cases::Attachment> inspected,
                                 const std::optional<SignedBytes>& signed_file) const {
    StoredFiles stored;
    stored.attachments = std::move(inspected);
    if (files.empty() && !signed_file) return stored;
    stored.owner = "sending:" + cases::new_id();
    stored.key =
        database_.run([&](storage::Transaction& transaction) { return keys_.make(transaction); });
    const auto begin = [&](const std::string& name) {
        return attachments_.begin(
            *stored.key, stored.owner, name, clock_.now(), clock_.now() + kUnboundLife);
    };
    for (std::size_t i = 0; i < files.size(); ++i) {
        cases::Attachment& attachment = stored.attachments[i];
        documents::Upload upload = begin(attachment.name);
        files[i].blocks([&](std::string_view block) { upload.append(block); });
        upload.finish(attachment.media_type);
        attachment.upload = upload.id();
    }
    if (signed_file) {
        documents::Upload upload = begin(signed_file->beside.name);
        upload.append(signed_file->bytes);
        const documents::Attachment kept = upload.finish(signed_file->beside.media_type);
        stored.attachments.push_back({static_cast<int>(stored.attachments.size()) + 1,
                                      kept.id,
                                      kept.name,
                                      kept.media_type,
                                      static_cast<std::uint64_t>(kept.length),
                                      std::string(kept.sha256.raw())});
        stored.signed_file = {signed_file->beside.form, kept.id};
    }
    return stored;
}

}  // namespace okienko::intake
