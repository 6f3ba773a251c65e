#include "server/intake/drafts.h"

#include "forms/form_input.h"
#include "server/cases/case_number.h"

namespace okienko::intake {

namespace {

forms::Attachment for_forms(const documents::Attachment& file, std::string field) {
    return {std::move(field),
            file.name,
            static_cast<std::uint64_t>(file.length),
            file.media_type,
            file.sha256.hex(),
            file.id};
}

}  // namespace

Drafts::Drafts(storage::Database& database,
               catalogue::Services& services,
               documents::Attachments& attachments,
               const documents::DocumentKeys& keys,
               const config::Clock& clock)
    : database_(database),
      services_(services),
      attachments_(attachments),
      keys_(keys),
      clock_(clock) {}

Drafts::Found Drafts::find(const Requester& requester, std::string_view id) const {
    auto row = database_.read(
        [&](storage::Transaction& transaction) { return DraftStore{}.find(transaction, id); });
    if (!row) return {};
    Draft& draft = row->draft;
    const bool same_browser = draft.visitor == requester.visitor;
    if (draft.owner ? draft.owner != requester.account : !same_browser) {
        const bool ended = draft.owner && !requester.account && same_browser;
        return ended ? Found{Access::sign_in, std::move(draft)} : Found{};
    }
    if (draft.sent()) return {Access::sent, std::move(draft)};
    if (draft.expires <= clock_.now()) return {Access::expired, std::move(draft)};
    return {Access::granted, std::move(draft)};
}

OpenDraft Drafts::open(const Requester& requester, const Draft& found) const {
    OpenDraft open;
    open.draft = found;
    std::string sealed;
    std::optional<documents::DocumentKey> key;
    const bool claims = requester.account && !found.owner;
    database_.run(
        [&](storage::Transaction& transaction) {
            const auto row = DraftStore{}.find(transaction, found.id);
            if (!row) throw documents::Erased("the draft was removed meanwhile");
            open.draft = row->draft;
            sealed = row->sealed;
            if (claims && DraftStore{}.set_owner(transaction, found.id, *requester.account)) {
                open.draft.owner = requester.account;
            }
            key = keys_.open(transaction, found.key);
            open.attachments = files_of(transaction, found);
        },
        claims ? storage::Database::Mode::read_write : storage::Database::Mode::read_only);
    auto values = forms::Values::from_bytes(key->open(sealed, draft_owner(found.id)));
    if (!values) throw documents::Tampered("the content of a draft can't be read");
    open.values = std::move(*values);
    open.service = service_of(open.draft);
    return open;
}

std::optional<Draft> Drafts::start(
    const Requester& requester,
    std::string_view service_id,
    const std::string& language,
    const std::vector<std::pair<std::string, std::string>>& known) const {
    const auto service = services_.current(service_id);
    if (!service) return std::nullopt;
    Draft draft;
    draft.id = cases::new_id();
    draft.service = service->id();
    draft.package = service->sha256();
    draft.owner = requester.account;
    draft.visitor = requester.visitor;
    draft.language = service->language_or_polish(language);
    draft.saved = clock_.now();
    draft.expires = draft.saved + kLife;
    const std::string content = forms::initial_values(*service, known).to_bytes();
    database_.run([&](storage::Transaction& transaction) {
        const auto key = keys_.make(transaction);
        draft.key = key.id();
        DraftStore{}.insert(transaction, draft, key.seal(content, draft_owner(draft.id)));
    });
    return draft;
}

bool Drafts::save(OpenDraft& open,
                  const Requester& requester,
                  const std::vector<Added>& added,
                  const std::vector<std::string>& removed) const {
    Draft next = open.draft;
    next.visitor = requester.visitor;
    next.saved = clock_.now();
    next.expires = next.saved + kLife;
    const DraftStore store;
    const std::string owner = draft_owner(next.id);
    std::vector<forms::Attachment> files;
    const bool saved = database_.run([&](storage::Transaction& transaction) {
        const std::string content =
            keys_.open(transaction, next.key).seal(open.values.to_bytes(), owner);
        if (!store.save(transaction, next, content)) return false;
        for (const std::string& upload : removed) {
            store.remove_upload(transaction, next.id, upload);
            attachments_.remove(transaction, upload, owner);
        }
        for (const Added& file : added) {
            store.add_upload(transaction, next.id, file.upload, file.field);
        }
        attachments_.keep_until(transaction, owner, next.expires);
        files = files_of(transaction, next);
        return true;
    });
    if (!saved) return false;
    ++next.revision;
    open.draft = std::move(next);
    open.attachments = std::move(files);
    return true;
}

void Drafts::drop_files(const Draft& draft, const std::vector<std::string>& uploads) const {
    if (uploads.empty()) return;
    database_.run([&](storage::Transaction& transaction) {
        for (const std::string& upload : uploads) {
            DraftStore{}.remove_upload(transaction, draft.id, upload);
            attachments_.remove(transaction, upload, draft_owner(draft.id));
        }
    });
}

void Drafts::discard(const Draft& draft) const {
    database_.run([&](storage::Transaction& transaction) {
        const std::string owner = draft_owner(draft.id);
        for (const auto& file : attachments_.list(transaction, owner)) {
            attachments_.remove(transaction, file.id, owner);
        }
        if (DraftStore{}.remove(transaction, draft.id) && !draft.sent()) {
            keys_.destroy(transaction, draft.key);
        }
    });
}

void Drafts::park(const Draft& draft,
                  const Requester& requester,
                  const std::string& page,
                  const forms::Values& fields) const {
    database_.run([&](storage::Transaction& transaction) {
        const auto key = keys_.open(transaction, draft.key);
        DraftStore{}.park(transaction,
                          draft.id,
                          requester.visitor,
                          page,
                          key.seal(fields.to_bytes(), "parked:" + draft.id),
                          clock_.now() + kParked);
    });
}

std::optional<Drafts::Parked> Drafts::unpark(const Draft& draft, const Requester& requester) const {
    return database_.run([&](storage::Transaction& transaction) -> std::optional<Parked> {
        const auto parked =
            DraftStore{}.unpark(transaction, draft.id, requester.visitor, clock_.now());
        if (!parked) return std::nullopt;
        const auto key = keys_.open(transaction, draft.key);
        auto fields = forms::Values::from_bytes(key.open(parked->sealed, "parked:" + draft.id));
        if (!fields) return std::nullopt;
        return Parked{parked->page, std::move(*fields)};
    });
}

std::vector<Draft> Drafts::of_account(std::string_view account) const {
    return database_.read([&](storage::Transaction& transaction) {
        return DraftStore{}.of_owner(transaction, account, clock_.now());
    });
}

std::size_t Drafts::expire() const {
    return database_.run([&](storage::Transaction& transaction) {
        const auto keys = DraftStore{}.expire(transaction, clock_.now());
        for (const std::string& key : keys) keys_.destroy(transaction, key);
        return keys.size();
    });
}

std::shared_ptr<const forms::Service> Drafts::service_of(const Draft& draft) const {
    auto service = services_.by_hash(draft.package);
    if (!service) throw documents::Tampered("the service version of a draft is gone");
    return service;
}

documents::DocumentKey Drafts::key_of(const Draft& draft) const {
    return database_.read(
        [&](storage::Transaction& transaction) { return keys_.open(transaction, draft.key); });
}

std::vector<forms::Attachment> Drafts::files_of(storage::Transaction& transaction,
                                                const Draft& draft) const {
    const auto fields = DraftStore{}.fields_of_uploads(transaction, draft.id);
    if (fields.empty()) return {};
    std::vector<forms::Attachment> files;
    for (const auto& file : attachments_.list(transaction, draft_owner(draft.id))) {
        for (const auto& [upload, field] : fields) {
            if (upload == file.id) files.push_back(for_forms(file, field));
        }
    }
    return files;
}

}  // namespace okienko::intake
