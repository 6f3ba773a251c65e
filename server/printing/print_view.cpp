#include "server/printing/print_view.h"

#include "server/web/failures.h"

namespace okienko::printing {

void add_print(schemas::Node parent, PrintState state, const std::string& href) {
    parent.add("print").set("state", to_string(state)).set("href", href);
}

web::Response pdf_file(storage::Database& database,
                       const Prints& prints,
                       const documents::DocumentId& subject,
                       const std::string& name,
                       const std::string& page,
                       documents::Reader reader) {
    try {
        auto pdf = database.read([&](storage::Transaction& transaction) {
            return prints.pdf(transaction, subject, reader);
        });
        if (!pdf) return web::see_other(page);
        return web::attachment(std::move(*pdf), "application/pdf", name);
    } catch (const documents::Erased& erased) {
        throw web::Refusal(410, "printing.erased", erased.what());
    }
}

}  // namespace okienko::printing
