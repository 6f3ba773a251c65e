#pragma once

#include <string_view>

#include "server/cases/case.h"
#include "server/config/clock.h"
#include "server/storage/database.h"
#include "server/verification/report_store.h"
#include "server/web/identity.h"
#include "signing/verifier.h"

namespace okienko::cases {

/// A document whose signatures a clerk wants verified once more.
struct Recheck {
    const Case& of;
    std::string_view bytes;  ///< of its document, as stored
    std::string_view
        beside;  ///< of the file the signatures came in; empty: they are in the document
    const web::Identity& clerk;
    config::Instant now;
};

/// Verifies what was verified at filing, from the stored bytes, with today's anchors, and keeps the
/// new report beside the earlier ones; nothing for a document without signatures. Who may is
/// decided before.
void recheck_signatures(storage::Transaction& transaction,
                        const verification::ReportStore& reports,
                        const signing::Verifier& verifier,
                        const Recheck& recheck);

}  // namespace okienko::cases
