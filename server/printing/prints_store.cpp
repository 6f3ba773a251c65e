#include <pqxx/pqxx>

#include "server/jobs/outbox.h"
#include "server/printing/formatting_objects.h"
#include "server/printing/prints.h"

namespace okienko::printing {
namespace {

std::string context_of(const documents::DocumentId& subject) {
    return "print:" + subject;
}

documents::StoredDocument stored(storage::Transaction& transaction,
                                 const documents::DocumentStore& documents,
                                 const documents::DocumentId& subject) {
    auto found = documents.find(transaction, subject);
    if (!found) throw documents::Tampered("no such document to print");
    return *found;
}

}  // namespace

std::string_view to_string(PrintState state) {
    switch (state) {
        case PrintState::waiting:
            return "waiting";
        case PrintState::failed:
            return "failed";
        case PrintState::ready:
            return "ready";
        case PrintState::sealed:
            return "sealed";
        default:
            return "none";
    }
}

PrintState Prints::state(storage::Transaction& transaction,
                         const documents::DocumentId& subject) const {
    transaction.prepare("printing.state",
                        "select p.subject is not null, p.pdf is not null, o.stuck_at is not null,"
                        " d.key_id"
                        " from documents.documents d"
                        " left join printing.prints p on p.subject = d.id"
                        " left join jobs.outbox o on o.id = p.job"
                        " where d.id = $1::uuid");
    const auto rows = transaction.sql().exec_prepared("printing.state", subject);
    if (rows.empty()) return PrintState::none;
    if (rows[0][1].as<bool>()) return PrintState::ready;
    const auto key = rows[0][3].as<std::string>();
    if (documents_.keys().sealed_until(transaction, key)) return PrintState::sealed;
    if (!rows[0][0].as<bool>()) return PrintState::none;
    return rows[0][2].as<bool>() ? PrintState::failed : PrintState::waiting;
}

void Prints::ask(storage::Transaction& transaction,
                 const documents::DocumentId& subject,
                 std::string_view sheet,
                 const web::View& view) const {
    const PrintState now = state(transaction, subject);
    if (now != PrintState::none && now != PrintState::failed) return;
    if (now == PrintState::failed) {
        const auto job = transaction.sql().exec_params1(
            "select job from printing.prints where subject = $1::uuid", subject)[0];
        jobs::Outbox().retry(transaction, job.as<std::int64_t>());
        return;
    }
    const auto document = stored(transaction, documents_, subject);
    const auto key = documents_.keys().open(transaction, document.key);
    const auto begun = transaction.sql().exec_params(
        "insert into printing.prints (subject, source) values ($1::uuid, $2)"
        " on conflict do nothing returning 1",
        subject,
        pqxx::binarystring(key.seal(make_fo(pages_, sheet, view), context_of(subject))));
    if (begun.empty()) return;  // somebody else asked at the same moment
    const auto job = jobs::Outbox().add(transaction, kJobKind, "{\"subject\":\"" + subject + "\"}");
    transaction.sql().exec_params0(
        "update printing.prints set job = $2 where subject = $1::uuid", subject, job);
}

std::optional<std::string> Prints::pdf(storage::Transaction& transaction,
                                       const documents::DocumentId& subject,
                                       documents::Reader reader) const {
    const auto rows = transaction.sql().exec_params(
        "select pdf from printing.prints where subject = $1::uuid and pdf is not null", subject);
    if (rows.empty()) return std::nullopt;
    return documents_.get(transaction, rows[0][0].as<std::string>(), reader);
}

std::optional<std::string> Prints::source(storage::Transaction& transaction,
                                          const documents::DocumentId& subject) const {
    const auto rows = transaction.sql().exec_params(
        "select source from printing.prints where subject = $1::uuid and source is not null",
        subject);
    if (rows.empty()) return std::nullopt;
    try {
        const auto document = stored(transaction, documents_, subject);
        const auto key = documents_.keys().open(transaction, document.key);
        return key.open(pqxx::binarystring(rows[0][0]).str(), context_of(subject));
    } catch (const documents::Erased&) {
        return std::nullopt;
    }
}

void Prints::keep(storage::Transaction& transaction,
                  const documents::DocumentId& subject,
                  std::string_view pdf) const {
    // Two workers may have printed it: the first one's is kept.
    const auto open = transaction.sql().exec_params(
        "select 1 from printing.prints where subject = $1::uuid and pdf is null for update",
        subject);
    if (open.empty()) return;
    const auto document = stored(transaction, documents_, subject);
    try {
        const auto key = documents_.keys().open(transaction, document.key);
        const auto kept = documents_.put(transaction, key, "pdf", pdf);
        transaction.sql().exec_params0(
            "update printing.prints set pdf = $2::uuid, source = null, made_at = now()"
            " where subject = $1::uuid",
            subject,
            kept.id);
    } catch (const documents::Erased&) {
    }
}

void Prints::make(storage::Database& database,
                  const documents::DocumentId& subject,
                  Printer& printer) const {
    const auto fo = database.read(
        [&](storage::Transaction& transaction) { return source(transaction, subject); });
    if (!fo) return;
    const std::string pdf = printer.print(*fo);
    database.run([&](storage::Transaction& transaction) { keep(transaction, subject, pdf); });
}

}  // namespace okienko::printing
