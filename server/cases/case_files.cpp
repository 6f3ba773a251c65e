// The files of a case for the office: the document as it came, its receipt and attachments.
#include "server/calendar/local_time.h"
#include "server/cases/case_pages.h"
#include "server/cases/case_store.h"
#include "server/cases/recheck_signatures.h"
#include "server/documents/proof_store.h"
#include "server/web/failures.h"

namespace okienko::cases {

web::Response CasePages::source(const web::Request& request) const {
    const Case shown = open(request, "document");
    web::View view;
    view.root()
        .set("side", "office")
        .set("active", "queue")
        .set("back", "/urzad/sprawy/" + shown.number);
    view.root()
        .add("source", bytes_of(shown.document))
        .set("number", shown.number)
        .set("called", shown.called())
        .set("subject", shown.subject);
    return pages_.render(request, "cases/document_source", view);
}

web::Response CasePages::document(const web::Request& request) const {
    const Case shown = open(request, "document");
    return web::attachment(bytes_of(shown.document), "application/xml", shown.number + ".xml");
}

web::Response CasePages::receipt(const web::Request& request) const {
    const Case shown = open(request, "receipt");
    const auto newest = database_.read([&](storage::Transaction& transaction) {
        return documents::ProofStore{}.newest(transaction, shown.receipt);
    });
    return web::attachment(bytes_of(newest), "application/xml", "UPP-" + shown.number + ".xml");
}

web::Response CasePages::recheck(const web::Request& request) const {
    const Case shown = open(request, "signatures");
    const std::string bytes = bytes_of(shown.document);
    const std::string beside = signed_file_of(shown.document);
    database_.run([&](storage::Transaction& transaction) {
        recheck_signatures(transaction,
                           reports_,
                           verifier_,
                           {shown, bytes, beside, *request.identity, request.received});
    });
    return web::see_other("/urzad/sprawy/" + shown.number + "?gotowe=podpis#podpis");
}

std::string CasePages::signed_file_of(const std::string& document) const {
    const auto file = database_.read([&](storage::Transaction& transaction) {
        return reports_.signed_file(transaction, document);
    });
    std::string bytes;
    if (!file) return bytes;
    try {
        attachments_.read(file->upload, [&](std::string_view block) { bytes += block; });
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "cases.error.erased");
    }
    return bytes;
}

web::Response CasePages::attachment(const web::Request& request) const {
    const Case shown = open(request, "attachment");
    const auto all = database_.read([&](storage::Transaction& transaction) {
        return CaseStore{}.attachments(transaction, shown.id);
    });
    for (const Attachment& attachment : all) {
        if (std::to_string(attachment.n) != request.parameter("n")) continue;
        web::Response response;
        // Never shown in the browser: what a stranger sent must not run under the office's address.
        response.header("Content-Type", attachment.media_type);
        response.header("Content-Disposition", web::content_disposition(attachment.name));
        response.header("X-Content-Type-Options", "nosniff");
        response.length = attachment.size;
        response.stream = [this, upload = attachment.upload](const web::Response::Write& write) {
            attachments_.read(upload, write);
        };
        return response;
    }
    throw web::not_found("no such attachment");
}

}  // namespace okienko::cases
