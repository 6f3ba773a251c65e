#include "server/intake/signings.h"

#include "server/intake/beside.h"

namespace okienko::intake {

namespace {

std::string document_context(const Draft& draft) {
    return "signing:" + draft.id;
}

std::string signed_context(const Draft& draft) {
    return "signed:" + draft.id;
}

}  // namespace

Signings::Signings(storage::Database& database,
                   const Drafts& drafts,
                   const signing::Verifier& verifier,
                   Companions companions)
    : database_(database),
      drafts_(drafts),
      verifier_(verifier),
      companions_(std::move(companions)) {}

std::optional<Signings::Frozen> Signings::find(const Draft& draft) const {
    auto row = database_.read(
        [&](storage::Transaction& transaction) { return SigningStore{}.find(transaction, draft); });
    if (!row) return std::nullopt;
    const documents::DocumentKey key = drafts_.key_of(draft);
    Frozen frozen;
    frozen.document = key.open(row->document, document_context(draft));
    frozen.at = row->frozen;
    if (!row->signed_file.empty()) {
        frozen.signed_file = key.open(row->signed_file, signed_context(draft));
    }
    frozen.upload = std::move(row->upload);
    return frozen;
}

Signings::Frozen Signings::freeze(const Draft& draft, const std::string& document) const {
    const std::string sealed = drafts_.key_of(draft).seal(document, document_context(draft));
    database_.run([&](storage::Transaction& transaction) {
        SigningStore{}.freeze(transaction, draft, sealed, drafts_.now());
    });
    if (auto frozen = find(draft)) return *frozen;
    return {document, drafts_.now(), {}, {}};
}

Returned Signings::judge(const OpenDraft& open,
                         const Frozen& frozen,
                         std::string_view bytes) const {
    return judge_returned(
        verifier_, open.service->form().signature, bytes, frozen.document, drafts_.now());
}

bool Signings::keep(const Draft& draft,
                    const Frozen& frozen,
                    const Returned& returned,
                    std::string_view bytes) const {
    const documents::DocumentKey key = drafts_.key_of(draft);
    const std::string owner = draft_owner(draft.id);
    const std::string sealed = key.seal(bytes, signed_context(draft));
    std::string upload;
    if (const auto beside = beside_of(returned.file.form)) {
        documents::Upload stored =
            drafts_.attachments().begin(key, owner, beside->name, drafts_.now(), draft.expires);
        stored.append(bytes);
        stored.finish(beside->media_type);
        upload = stored.id();
    }
    const bool kept = database_.run([&](storage::Transaction& transaction) {
        if (!frozen.upload.empty()) {
            drafts_.attachments().remove(transaction, frozen.upload, owner);
        }
        const bool same = SigningStore{}.keep(transaction, draft, sealed, upload);
        if (!same && !upload.empty()) drafts_.attachments().remove(transaction, upload, owner);
        return same;
    });
    return kept;
}

void Signings::drop(const Draft& draft) const {
    const auto frozen = find(draft);
    database_.run([&](storage::Transaction& transaction) {
        if (frozen && !frozen->upload.empty()) {
            drafts_.attachments().remove(transaction, frozen->upload, draft_owner(draft.id));
        }
        SigningStore{}.drop(transaction, draft);
    });
}

std::optional<cases::Attachment> Signings::beside(const Draft& draft,
                                                  const Frozen& frozen,
                                                  int n) const {
    if (frozen.upload.empty()) return std::nullopt;
    const auto file = database_.read([&](storage::Transaction& transaction) {
        return drafts_.attachments().find(transaction, frozen.upload, draft_owner(draft.id));
    });
    if (!file) throw documents::Tampered("the signed file of a draft is gone");
    return cases::Attachment{n,
                             file->id,
                             file->name,
                             file->media_type,
                             static_cast<std::uint64_t>(file->length),
                             std::string(file->sha256.raw())};
}

}  // namespace okienko::intake
