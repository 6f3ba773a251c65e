#pragma once

#include <optional>

#include "server/jobs/worker.h"
#include "server/printing/fop_printer.h"
#include "server/printing/prints.h"

namespace okienko::printing {

/// The job handler of kJobKind. All must outlive it.
jobs::Handler print_with(storage::Database& database, const Prints& prints, Printer& printer);

/// Prints and who makes them: a worker of its own, so that slow PDFs keep no mail waiting, one at a
/// time. One thread starts and stops it.
class PrintShop {
public:
    PrintShop(storage::Database& database,
              const documents::DocumentStore& documents,
              const web::Pages& pages,
              FopPrinter::Settings settings)
        : database_(database), prints_(documents, pages), printer_(std::move(settings)) {}

    const Prints& prints() const { return prints_; }
    void start(const config::Log& log);
    void stop();  ///< ends the PDF being made: it is made later

private:
    storage::Database& database_;
    Prints prints_;
    FopPrinter printer_;
    std::optional<jobs::Worker> worker_;
};

}  // namespace okienko::printing
