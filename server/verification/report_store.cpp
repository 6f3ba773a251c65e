#include "server/verification/report_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"
#include "signing/report_etsi.h"

namespace okienko::verification {

namespace {

constexpr const char* kKind = "report";
constexpr const char* kEtsiKind = "report-etsi";

std::string indication_of(const signing::VerificationReport& report) {
    return std::string(signing::to_string(report.indication));
}

using Form = SignedFile::Form;

std::string_view name_of(Form form) {
    switch (form) {
        case Form::detached:
            return "detached";
        case Form::enveloping:
            return "enveloping";
        case Form::container:
            return "container";
    }
    return {};
}

Form form_of(std::string_view name) {
    for (const Form form : {Form::detached, Form::enveloping}) {
        if (name == name_of(form)) return form;
    }
    return Form::container;
}

}  // namespace

void ReportStore::keep_first(storage::Batch& batch,
                             const documents::DocumentKey& key,
                             const documents::DocumentId& document,
                             const signing::VerificationReport& report,
                             const std::optional<SignedFile>& beside,
                             config::Instant now) const {
    const auto stored = documents_.put(batch, key, kKind, signing::to_json(report));
    const auto etsi = documents_.put(batch, key, kEtsiKind, signing::to_etsi(report));
    batch.add(
        "verification.reports "
        "(document, n, report, etsi, indication, signatures, made_at, made_by)",
        {batch.value(document, "uuid"),
         batch.value("1", "integer"),
         batch.value(stored.id, "uuid"),
         batch.value(etsi.id, "uuid"),
         batch.value(indication_of(report)),
         batch.value(std::to_string(report.signatures.size()), "integer"),
         batch.value(storage::to_sql(now), "timestamptz"),
         batch.value("filing")});
    if (!beside) return;
    batch.add("verification.signed_files (document, upload, form)",
              {batch.value(document, "uuid"),
               batch.value(beside->upload, "uuid"),
               batch.value(std::string(name_of(beside->form)))});
}

std::optional<SignedFile> ReportStore::signed_file(storage::Transaction& transaction,
                                                   const documents::DocumentId& document) const {
    const auto rows = transaction.sql().exec_params(
        "select form, upload from verification.signed_files where document = $1::uuid", document);
    if (rows.empty()) return std::nullopt;
    return SignedFile{form_of(rows[0][0].as<std::string>()), rows[0][1].as<std::string>()};
}

void ReportStore::keep_again(storage::Transaction& transaction,
                             const documents::DocumentId& document,
                             const signing::VerificationReport& report,
                             config::Instant now,
                             std::string_view made_by) const {
    const auto of = documents_.find(transaction, document);
    if (!of) throw documents::Tampered("there is no document " + document);
    const auto key = documents_.keys().open(transaction, of->key);
    const auto stored = documents_.put(transaction, key, kKind, signing::to_json(report));
    const auto etsi = documents_.put(transaction, key, kEtsiKind, signing::to_etsi(report));
    transaction.sql().exec_params0(
        "insert into verification.reports "
        "(document, n, report, etsi, indication, signatures, made_at, made_by) "
        "select $1::uuid, coalesce(max(n), 0) + 1, $2::uuid, $3::uuid, $4, $5, $6::timestamptz, $7 "
        "from verification.reports where document = $1::uuid",
        document,
        stored.id,
        etsi.id,
        indication_of(report),
        static_cast<int>(report.signatures.size()),
        storage::to_sql(now),
        std::string(made_by));
}

std::vector<KeptReport> ReportStore::list(storage::Transaction& transaction,
                                          const documents::DocumentId& document) const {
    const auto rows = transaction.sql().exec_params(
        "select n, report, indication, made_at, made_by from verification.reports "
        "where document = $1::uuid order by n desc",
        document);
    std::vector<KeptReport> found;
    for (const auto& row : rows) {
        found.push_back({row[0].as<int>(),
                         row[1].as<std::string>(),
                         row[2].as<std::string>(),
                         storage::from_sql(row[3].c_str()),
                         row[4].as<std::string>()});
    }
    return found;
}

std::string ReportStore::json(storage::Transaction& transaction,
                              const KeptReport& kept,
                              documents::Reader reader) const {
    return documents_.get(transaction, kept.report, reader);
}

}  // namespace okienko::verification
