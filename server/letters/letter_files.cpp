#include "server/letters/letter_files.h"

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
    return web::attachment(
        bytes(document), "application/xml", std::string(kind) + "-" + number + ".xml");
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
