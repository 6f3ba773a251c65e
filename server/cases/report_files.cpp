#include "server/cases/report_files.h"

#include "server/verification/etsi_report_store.h"
#include "server/web/failures.h"

namespace okienko::cases {

namespace {

std::string name_of(const Case& of, const char* kind) {
    return "podpis-" + of.number + "." + kind;
}

}  // namespace

web::Response json_report(const Case& of, const verification::KeptSignatures& kept) {
    return web::attachment(kept.json, "application/json", name_of(of, "json"));
}

web::Response etsi_report(storage::Database& database,
                          const documents::DocumentStore& documents,
                          const Case& of) {
    try {
        auto report = database.read([&](storage::Transaction& transaction) {
            return verification::EtsiReportStore(documents).newest(transaction, of.document);
        });
        if (!report) throw web::not_found("no report");
        return web::attachment(*std::move(report), "application/xml", name_of(of, "xml"));
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "cases.error.erased");
    }
}

void add_report_files(schemas::Node signatures,
                      storage::Transaction& transaction,
                      const documents::DocumentStore& documents,
                      const Case& of,
                      const verification::KeptSignatures& kept,
                      const std::string& page) {
    if (kept.reports.empty()) return;
    const auto add = [&](const char* kind, std::size_t size) {
        signatures.add("download")
            .set("kind", kind)
            .set("name", name_of(of, kind))
            .set("size", size)
            .set("href", page + "/podpis." + kind);
    };
    const auto etsi = verification::EtsiReportStore(documents).size(transaction, of.document);
    if (etsi) add("xml", *etsi);
    add("json", kept.json.size());
}

}  // namespace okienko::cases
