#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "schemas/texts.h"
#include "server/cases/service_words.h"
#include "server/catalogue/office.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/letters/letter_template.h"
#include "server/letters/receipt.h"
#include "server/letters/write_letter.h"
#include "server/printing/prints.h"
#include "server/storage/database.h"
#include "signing/signer.h"
#include "signing/verifier.h"

namespace okienko::letters {

/// What the acts of this room need of the world. Immutable; shared by threads.
struct Context {
    storage::Database& database;
    const documents::DocumentStore& documents;
    const documents::Attachments& attachments;
    const cases::ServiceWords& services;
    const catalogue::Office& units;
    const signing::Signer& seal;
    const printing::Prints& prints;
    Office office;    ///< who seals
    Letterhead head;  ///< who writes
    LetterTemplates templates;
    std::string base_address;  ///< of the portal, for mail
    /// Words of a language.
    std::function<const schemas::Texts&(std::string_view language)> words;
    const signing::Verifier& verifier;  ///< of what clerks sign
};

}  // namespace okienko::letters
