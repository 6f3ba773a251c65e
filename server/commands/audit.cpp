#include <cstdio>
#include <vector>

#include <fmt/format.h>

#include "server/audit/verify_chain.h"
#include "server/commands/command.h"
#include "server/commands/command_database.h"
#include "server/config/read_config.h"
#include "server/trust/audit_head_signer.h"
#include "server/trust/office_key.h"

namespace okienko::commands {

int audit(Arguments arguments);

namespace {

void print(const audit::ChainReport& report) {
    for (const auto& fault : report.faults) {
        fmt::print("{}: position {}", audit::to_string(fault.kind), fault.position);
        if (fault.entry != 0) fmt::print(", entry {}", fault.entry);
        fmt::print(": {}\n", fault.detail);
    }
    fmt::print(
        "{} entries chained, {} waiting, {} signed heads: {}\n",
        report.chained,
        report.waiting,
        report.heads,
        report.sound() ? "the trail is sound" : fmt::format("{} faults", report.faults.size()));
}

}  // namespace

int audit(Arguments arguments) {
    if (arguments.empty() || arguments[0] != "verify") {
        fmt::print(stderr,
                   "usage: okienko audit verify [--data DIR] [--database URI] [--config FILE]\n");
        return kUsage;
    }
    const config::Config config =
        config::read_config(arguments.subspan(1), config::process_environment());
    CommandDatabase database(config);
    const auto key = trust::OfficeKey::open(config.keys_folder() / "office");
    const trust::AuditHeadSigner signer(key);
    const auto report =
        audit::verify_chain(database.database(), signer, config.audit_heads / "heads.log");
    print(report);
    return report.sound() ? kDone : kFailed;
}

}  // namespace okienko::commands
