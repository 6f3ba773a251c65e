#include "server/letters/letter_files.h"

#include "server/documents/proof_store.h"
#include "server/letters/correspondence.h"
#include "server/letters/print_letter.h"
#include "server/printing/print_view.h"
#include "server/web/failures.h"

namespace okienko::letters {

std::string LetterFiles::bytes(const std::string& document) const {
    if (document.empty()) throw web::not_found("no such file");
    try {
        return context_.database.read([&](storage::Transaction& transaction) {
            return context_.documents.get(transaction, document);
        });
    } catch (const documents::Erased& erased) {
        throw web::Refusal(410, "cases.error.erased", erased.what());
    }
}

web::Response LetterFiles::xml(const std::string& document,
                               std::string_view kind,
                               const std::string& number) const {
    if (document.empty()) throw web::not_found("no such file");
    const auto newest = context_.database.read([&](storage::Transaction& transaction) {
        return documents::ProofStore{}.newest(transaction, document);
    });
    return web::attachment(
        bytes(newest), "application/xml", std::string(kind) + "-" + number + ".xml");
}

void LetterFiles::add_pdf(schemas::Node parent,
                          const Letter& letter,
                          const std::string& page) const {
    const auto state = context_.database.read([&](storage::Transaction& transaction) {
        return context_.prints.state(transaction, letter.document);
    });
    printing::add_print(parent, state, page + "/pismo.pdf");
}

web::Response LetterFiles::pdf(const Letter& letter, const std::string& page) const {
    return printing::pdf_file(context_.database,
                              context_.prints,
                              letter.document,
                              "pismo-" + letter.number + ".pdf",
                              page);
}

void LetterFiles::ask_pdf(const cases::Case& about, const Letter& letter) const {
    const std::string sealed = bytes(letter.document);
    const std::string title = title_of(context_.services, about, letter);
    context_.database.run([&](storage::Transaction& transaction) {
        ask_for_letter(transaction, context_.prints, letter, title, sealed);
    });
}

web::Response LetterFiles::attachment(const std::vector<Attachment>& files,
                                      std::string_view n) const {
    for (const Attachment& file : files) {
        if (std::to_string(file.n) != n) continue;
        web::Response response = web::attachment({}, file.media_type, file.name);
        response.length = file.size;
        response.stream = [this, id = file.upload](const web::Response::Write& write) {
            context_.attachments.read(id, write);
        };
        return response;
    }
    throw web::not_found("no such attachment");
}

}  // namespace okienko::letters
