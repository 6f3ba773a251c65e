#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/cases/act_store.h"
#include "server/cases/case.h"
#include "server/documents/document_key.h"

namespace okienko::cases {

/// A resident's words for Event::note_sealed: encrypted under the key of the case, so that they are
/// sealed and erased with it.
std::string seal_note(const documents::DocumentKey& key,
                      std::string_view case_id,
                      std::string_view words);

/// Puts the words of sealed notes into Event::note. Those of an erased case stay empty. Throws
/// documents::Sealed when the reader has to wait.
void open_notes(storage::Transaction& transaction,
                const documents::DocumentKeys& keys,
                const Case& of,
                documents::Reader reader,
                std::vector<Event>& events);
void open_notes(storage::Transaction& transaction,
                const documents::DocumentKeys& keys,
                const Case& of,
                std::vector<OfficeEvent>& events);

}  // namespace okienko::cases
