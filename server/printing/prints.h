#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/documents/document_store.h"
#include "server/printing/printer.h"
#include "server/storage/database.h"
#include "server/web/pages.h"

namespace okienko::printing {

inline constexpr const char* kJobKind = "print";

/// How far the PDF of a document is.
enum class PrintState {
    none,     ///< nobody asked for it
    waiting,  ///< asked for, being made
    failed,   ///< tried too often: may be asked for again
    ready,
    sealed,  ///< not before the office may read what it shows: our jobs are the office
};
std::string_view to_string(PrintState state);

/// One PDF for each stored document (a letter, a report, what was sent), made once, by a job of the
/// outbox, when somebody asks; kept in the documents room under the key of what it shows, and so
/// erased with it. Shared by threads; every call works in the caller's transaction.
class Prints {
public:
    Prints(const documents::DocumentStore& documents, const web::Pages& pages)
        : documents_(documents), pages_(pages) {}

    PrintState state(storage::Transaction& transaction, const documents::DocumentId& subject) const;

    /// Has it made after the commit, of what the sheet makes of the view now; does nothing when it
    /// is ready, being made or sealed. Throws documents::Erased, schemas::XmlError.
    void ask(storage::Transaction& transaction,
             const documents::DocumentId& subject,
             std::string_view sheet,
             const web::View& view) const;

    /// nullopt unless it is ready. Throws documents::Erased, Sealed.
    std::optional<std::string> pdf(storage::Transaction& transaction,
                                   const documents::DocumentId& subject,
                                   documents::Reader reader = documents::Reader::office) const;

    /// What the job does, in two transactions around the printing. Nothing for what was erased or
    /// made meanwhile. Throws PrintError.
    void make(storage::Database& database,
              const documents::DocumentId& subject,
              Printer& printer) const;

private:
    std::optional<std::string> source(storage::Transaction& transaction,
                                      const documents::DocumentId& subject) const;
    void keep(storage::Transaction& transaction,
              const documents::DocumentId& subject,
              std::string_view pdf) const;

    const documents::DocumentStore& documents_;
    const web::Pages& pages_;
};

}  // namespace okienko::printing
