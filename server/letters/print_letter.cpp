#include "server/letters/print_letter.h"

#include "server/letters/letter_view.h"
#include "server/printing/formatting_objects.h"
#include "signing/digest.h"

namespace okienko::letters {

bool ask_for_letter(storage::Transaction& transaction,
                    const printing::Prints& prints,
                    const Letter& letter,
                    const std::string& title,
                    const std::string& bytes) {
    web::View view =
        printing::sheet_view({title, letter.number, signing::hex(letter.document_sha256)});
    if (!add_paper(view.root(), bytes)) return false;
    prints.ask(transaction, letter.document, "letters/print", view);
    return true;
}

}  // namespace okienko::letters
