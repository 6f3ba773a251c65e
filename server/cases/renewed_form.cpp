#include "server/cases/renewed_form.h"

#include <filesystem>
#include <utility>

#include "server/cases/case_store.h"
#include "server/documents/proof_store.h"
#include "server/verification/report_store.h"
#include "server/web/failures.h"

namespace okienko::cases {

namespace {

/// What the signatures are in: their id, media type and the extension of the name.
struct Original {
    std::string id;
    std::string media_type = "application/xml";
    std::string extension = ".xml";
};

Original signed_original(storage::Transaction& transaction,
                         const documents::DocumentStore& documents,
                         const Case& of) {
    const auto beside = verification::ReportStore(documents).signed_file(transaction, of.document);
    if (!beside) return {of.document};
    for (const Attachment& file : CaseStore{}.attachments(transaction, of.id)) {
        if (file.upload != beside->upload) continue;
        return {file.upload, file.media_type, std::filesystem::path(file.name).extension()};
    }
    throw documents::Tampered("the file a document came in is gone");
}

}  // namespace

std::optional<RenewedForm> find_renewed(storage::Transaction& transaction,
                                        const documents::DocumentStore& documents,
                                        const Case& of) {
    const Original original = signed_original(transaction, documents, of);
    const auto newest = documents::ProofStore{}.newest(transaction, original.id);
    if (newest == original.id) return std::nullopt;
    return RenewedForm{
        newest, original.media_type, "ze-znacznikami-" + of.number + original.extension};
}

web::Response renewed_file(storage::Database& database,
                           const documents::DocumentStore& documents,
                           const Case& of,
                           documents::Reader reader) {
    try {
        return database.read([&](storage::Transaction& transaction) {
            const auto form = find_renewed(transaction, documents, of);
            if (!form) throw web::not_found("no renewed form");
            return web::attachment(
                documents.get(transaction, form->document, reader), form->media_type, form->name);
        });
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "cases.error.erased");
    }
}

}  // namespace okienko::cases
