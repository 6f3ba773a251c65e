#include "server/commands/verify_text.h"

#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "signing/check_guide.h"
#include "signing/report_time.h"

namespace okienko::commands {

namespace {

using Lines = std::back_insert_iterator<std::string>;

std::string_view text_of(signing::Integrity integrity) {
    return integrity == signing::Integrity::intact ? "intact" : "broken";
}

void tell_failures(Lines lines, const std::vector<signing::Check>& checks) {
    for (const auto& check : checks) {
        if (check.ok) continue;
        const signing::CheckGuide guide = signing::guide_to(check);
        fmt::format_to(lines,
                       "    {}: {} ({}; {}): {}\n",
                       check.name,
                       check.reason,
                       check.code,
                       guide.clause,
                       guide.advice);
    }
}

void tell(Lines lines, const signing::SignatureQualification& qualification) {
    fmt::format_to(lines,
                   "    {}{}{}\n",
                   to_string(qualification.kind),
                   qualification.reason.empty() ? "" : ": ",
                   qualification.reason);
    for (const auto& service : qualification.services) {
        fmt::format_to(lines,
                       "    by {} of {} ({}), {}\n",
                       service.name,
                       service.provider,
                       service.territory,
                       service.status);
    }
}

void tell(Lines lines, const signing::TimestampReport& timestamp) {
    fmt::format_to(lines,
                   "    {} {} {}, {}{}{}\n",
                   timestamp.kind,
                   to_string(timestamp.indication),
                   to_string(timestamp.sub_indication),
                   text_of(timestamp.integrity),
                   timestamp.time ? ", " + signing::moment_of(*timestamp.time) : "",
                   timestamp.qualification
                       ? fmt::format(", {}", to_string(timestamp.qualification->kind))
                       : "");
}

void tell(Lines lines, const signing::SignatureReport& signature) {
    fmt::format_to(lines,
                   "  {} {} {} {}, {}, {}\n",
                   signature.id,
                   to_string(signature.indication),
                   to_string(signature.sub_indication),
                   text_of(signature.integrity),
                   signature.format,
                   signature.certificate ? signature.certificate->subject : "no certificate");
    if (signature.person) fmt::format_to(lines, "    for {}\n", signature.person->full_name());
    for (const auto& coverage : signature.coverage) {
        fmt::format_to(lines,
                       "    covers {} {}{}\n",
                       to_string(coverage.kind),
                       coverage.what,
                       coverage.intact ? "" : " (broken)");
    }
    tell_failures(lines, signature.checks);
    if (signature.qualification) tell(lines, *signature.qualification);
    for (const auto& timestamp : signature.timestamps) tell(lines, timestamp);
}

}  // namespace

std::string text_of(const signing::VerificationReport& report) {
    std::string text;
    const Lines lines = std::back_inserter(text);
    fmt::format_to(lines,
                   "{}: {} {}\n",
                   report.file,
                   to_string(report.indication),
                   to_string(report.sub_indication));
    tell_failures(lines, report.checks);
    for (const auto& signature : report.signatures) tell(lines, signature);
    return text;
}

}  // namespace okienko::commands
