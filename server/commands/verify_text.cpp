#include "server/commands/verify_text.h"

#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/check_guide.h"

namespace okienko::commands {

namespace {

void print_checks(const std::vector<signing::Check>& checks) {
    for (const auto& check : checks) {
        if (check.ok) continue;
        const signing::CheckGuide guide = signing::guide_to(check);
        fmt::print("    {}: {} ({}; {}): {}\n",
                   check.name,
                   check.reason,
                   check.code,
                   guide.clause,
                   guide.advice);
    }
}

template <typename Proof>
void print_proof(const std::string& kind, const Proof& proof) {
    fmt::print("    {} {} {}, {}",
               kind,
               to_string(proof.indication),
               to_string(proof.sub_indication),
               proof.integrity == signing::Integrity::intact ? "intact" : "broken");
}

void print_qualification(const signing::SignatureQualification& qualification) {
    fmt::print("    {}{}{}\n",
               to_string(qualification.kind),
               qualification.reason.empty() ? "" : ": ",
               qualification.reason);
    for (const auto& service : qualification.services) {
        fmt::print("    by {} of {} ({}), {}\n",
                   service.name,
                   service.provider,
                   service.territory,
                   service.status);
    }
}

}  // namespace

void print_text(const signing::VerificationReport& report) {
    fmt::print(
        "{}: {} {}\n", report.file, to_string(report.indication), to_string(report.sub_indication));
    print_checks(report.checks);
    for (const auto& signature : report.signatures) {
        fmt::print("  {} {} {} {}, {}, {}\n",
                   signature.id,
                   to_string(signature.indication),
                   to_string(signature.sub_indication),
                   signature.integrity == signing::Integrity::intact ? "intact" : "broken",
                   signature.format,
                   signature.certificate ? signature.certificate->subject : "no certificate");
        if (signature.person) fmt::print("    for {}\n", signature.person->full_name());
        for (const auto& coverage : signature.coverage) {
            fmt::print("    covers {} {}{}\n",
                       to_string(coverage.kind),
                       coverage.what,
                       coverage.intact ? "" : " (broken)");
        }
        if (signature.qualification) print_qualification(*signature.qualification);
        print_checks(signature.checks);
        for (const auto& timestamp : signature.timestamps) {
            print_proof(timestamp.kind, timestamp);
            if (timestamp.qualification) {
                fmt::print(", {}", to_string(timestamp.qualification->kind));
            }
            fmt::print("\n");
        }
        for (const auto& record : signature.records) {
            print_proof("evidence record (" + record.syntax + ")", record);
            fmt::print("{}\n", record.file.empty() ? "" : ", " + record.file);
            print_checks(record.checks);
        }
    }
}

}  // namespace okienko::commands
