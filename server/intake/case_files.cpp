#include "server/intake/case_files.h"

#include <utility>
#include <variant>

#include "forms/visualise.h"
#include "server/cases/renewed_form.h"
#include "server/documents/proof_store.h"
#include "server/web/failures.h"

namespace okienko::intake {

CaseFiles::CaseFiles(storage::Database& database,
                     const documents::DocumentStore& documents,
                     const documents::Attachments& attachments,
                     catalogue::Services& services)
    : database_(database),
      documents_(documents),
      reports_(documents),
      attachments_(attachments),
      services_(services) {}

std::string CaseFiles::bytes(const std::string& id) const {
    try {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, id, documents::Reader::owner);
        });
    } catch (const documents::Erased& erased) {
        throw web::Refusal(410, "intake.erased", erased.what());
    }
}

std::string CaseFiles::document(const cases::Case& of) const {
    return bytes(of.document);
}

web::Response CaseFiles::sent(const cases::Case& of) const {
    const auto [beside, all] = database_.read([&](storage::Transaction& transaction) {
        return std::pair{reports_.signed_file(transaction, of.document),
                         cases::CaseStore{}.attachments(transaction, of.id)};
    });
    if (!beside || beside->form == verification::SignedFile::Form::detached) {
        return web::xml(document(of));
    }
    for (const cases::Attachment& file : all) {
        if (file.upload == beside->upload) return attachment(of, std::to_string(file.n));
    }
    throw documents::Tampered("the file a document came in is gone");
}

std::string CaseFiles::receipt(const cases::Case& of) const {
    return bytes(database_.read([&](storage::Transaction& transaction) {
        return documents::ProofStore{}.newest(transaction, of.receipt);
    }));
}

web::Response CaseFiles::renewed(const cases::Case& of) const {
    return cases::renewed_file(database_, documents_, of, documents::Reader::owner);
}

bool CaseFiles::is_renewed(const cases::Case& of) const {
    return database_.read([&](storage::Transaction& transaction) {
        return cases::find_renewed(transaction, documents_, of).has_value();
    });
}

verification::KeptSignatures CaseFiles::signatures(const cases::Case& of) const {
    try {
        return database_.read([&](storage::Transaction& transaction) {
            return verification::kept_signatures(
                transaction, reports_, of.document, documents::Reader::owner);
        });
    } catch (const documents::Erased& erased) {
        throw web::Refusal(410, "intake.erased", erased.what());
    }
}

web::Response CaseFiles::attachment(const cases::Case& of, std::string_view n) const {
    const auto all = database_.read([&](storage::Transaction& transaction) {
        return cases::CaseStore{}.attachments(transaction, of.id);
    });
    for (const cases::Attachment& file : all) {
        if (std::to_string(file.n) != n) continue;
        web::Response response = web::attachment({}, file.media_type, file.name);
        response.length = file.size;
        response.stream = [this, id = file.upload](const web::Response::Write& write) {
            attachments_.read(id, write, documents::Reader::owner);
        };
        return response;
    }
    throw web::not_found("no such attachment");
}

std::optional<schemas::Document> CaseFiles::letter(const cases::Case& of,
                                                   std::string_view language) const {
    const auto service = services_.by_hash(of.package);
    if (!service) return std::nullopt;
    auto parsed = schemas::parse(document(of));
    auto* tree = std::get_if<schemas::Document>(&parsed);
    if (tree == nullptr) return std::nullopt;
    return forms::visualise(*service, *tree, language);
}

web::Response xml_file(std::string bytes, std::string_view kind, const cases::Case& of) {
    return web::attachment(
        std::move(bytes), "application/xml", std::string(kind) + "-" + of.number + ".xml");
}

}  // namespace okienko::intake
