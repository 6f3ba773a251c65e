#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "server/config/clock.h"
#include "server/config/config.h"
#include "server/letters/context.h"
#include "server/mail/mailer.h"
#include "server/printing/fop_printer.h"
#include "server/printing/prints.h"
#include "server/storage/database.h"
#include "server/trust/master_key.h"
#include "server/trust/office_key.h"
#include "server/trust/trusted_lists.h"
#include "server/verification/desk.h"
#include "server/web/health.h"
#include "server/web/pages.h"
#include "server/web/pipeline.h"
#include "server/web/server.h"
#include "signing/timestamp_source.h"
#include "signing/trust_anchors.h"

/// What the roof makes of the configuration for each room: rooms know nothing of config keys.
namespace okienko {

std::unique_ptr<mail::Mailer> make_mailer(const config::Config& config, const config::Clock& clock);
web::Server::Settings server_settings(const config::Config& config);
web::PipelineSettings pipeline_settings(const config::Config& config,
                                        const trust::MasterKey& master);
std::chrono::sys_seconds seconds_of(const config::Clock& clock);
std::filesystem::path codelists(const config::Config& config);
letters::Office receipt_office(const web::Pages& pages);

/// Words of a language, for rooms that write mail and documents.
std::function<const schemas::Texts&(std::string_view)> words_of(const web::Pages& pages);

/// What the room of letters shares with the others.
struct LetterParts {
    storage::Database& database;
    const documents::DocumentStore& documents;
    const documents::Attachments& attachments;
    const cases::ServiceWords& services;
    const catalogue::Office& units;
    const signing::Signer& seal;
    const printing::Prints& prints;
    const signing::Verifier& verifier;
};
letters::Context letter_context(const config::Config& config,
                                const web::Pages& pages,
                                const LetterParts& parts);
printing::FopPrinter::Settings printer_settings(const config::Config& config);
verification::Desk::Settings desk_settings(const config::Config& config);

/// The office's sealing key on a token; null when it is the one in the data folder. Throws
/// trust::KeyFault.
std::unique_ptr<signing::Signer> seal_on_token(const config::Config& config);
/// Null when no time-stamping authority is configured. Throws std::invalid_argument.
std::unique_ptr<signing::TimestampSource> timestamp_source(const config::Config& config);
/// Those of signatures, and the office's own seals: what is kept provable need not be trusted by
/// others.
signing::TrustAnchors proof_anchors(const signing::TrustAnchors& trusted,
                                    const trust::OfficeKey& key,
                                    const signing::Signer& seal);

/// The folder's certificates; in demonstration mode the office's own seal, too, so that a receipt
/// can be verified at once. Throws trust::KeyFault.
signing::TrustAnchors trusted_anchors(const config::Config& config, const trust::OfficeKey& key);

/// Whatever makes submissions impossible.
std::vector<web::ReadinessCheck> readiness_checks(const config::Config& config,
                                                  storage::Database& database,
                                                  const trust::TrustedLists& lists);

trust::ListSettings list_settings(const config::Config& config);

}  // namespace okienko
