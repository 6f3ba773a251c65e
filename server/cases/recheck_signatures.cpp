#include "server/cases/recheck_signatures.h"

#include <string>

#include "server/audit/entry.h"
#include "server/verification/submitted_signatures.h"
#include "server/web/escape.h"

namespace okienko::cases {

void recheck_signatures(storage::Transaction& transaction,
                        const verification::ReportStore& reports,
                        const signing::Verifier& verifier,
                        const Recheck& recheck) {
    const auto report =
        verification::verify_stored(verifier, recheck.bytes, recheck.beside, recheck.now);
    if (!report || report->signatures.empty()) return;
    const std::string clerk = "clerk:" + recheck.clerk.account;
    reports.keep_again(transaction, recheck.of.document, *report, recheck.now, clerk);
    audit::append(
        transaction,
        {clerk,
         "cases.signatures-verified",
         "case:" + recheck.of.id,
         "{\"indication\":" + web::json_string(signing::to_string(report->indication)) + "}"});
}

}  // namespace okienko::cases
