#include "server/cases/event_note.h"

namespace okienko::cases {

namespace {

std::string context_of(std::string_view case_id) {
    return "event-note:" + std::string(case_id);
}

/// Most cases have no sealed note: the key is unwrapped for the first.
class NoteOpener {
public:
    NoteOpener(storage::Transaction& transaction,
               const documents::DocumentKeys& keys,
               const Case& of,
               documents::Reader reader)
        : transaction_(transaction), keys_(keys), of_(of), reader_(reader) {}

    void open(Event& event) {
        if (event.note_sealed.empty() || erased_) return;
        try {
            if (!key_) key_ = keys_.open(transaction_, of_.key, reader_);
            event.note = key_->open(event.note_sealed, context_of(of_.id));
        } catch (const documents::Erased&) {
            erased_ = true;
        }
    }

private:
    storage::Transaction& transaction_;
    const documents::DocumentKeys& keys_;
    const Case& of_;
    documents::Reader reader_;
    std::optional<documents::DocumentKey> key_;
    bool erased_ = false;
};

}  // namespace

std::string seal_note(const documents::DocumentKey& key,
                      std::string_view case_id,
                      std::string_view words) {
    return key.seal(words, context_of(case_id));
}

void open_notes(storage::Transaction& transaction,
                const documents::DocumentKeys& keys,
                const Case& of,
                documents::Reader reader,
                std::vector<Event>& events) {
    NoteOpener opener(transaction, keys, of, reader);
    for (Event& event : events) opener.open(event);
}

void open_notes(storage::Transaction& transaction,
                const documents::DocumentKeys& keys,
                const Case& of,
                std::vector<OfficeEvent>& events) {
    NoteOpener opener(transaction, keys, of, documents::Reader::office);
    for (OfficeEvent& event : events) opener.open(event.event);
}

}  // namespace okienko::cases
