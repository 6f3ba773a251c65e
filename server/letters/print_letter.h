#pragma once

#include <string>

#include "server/letters/letter.h"
#include "server/printing/prints.h"

namespace okienko::letters {

/// Asks for the PDF of a sealed letter (`bytes`), in the caller's transaction. False when the bytes
/// can't be read as XML.
bool ask_for_letter(storage::Transaction& transaction,
                    const printing::Prints& prints,
                    const Letter& letter,
                    const std::string& title,
                    const std::string& bytes);

}  // namespace okienko::letters
