#include "server/commands/verify_text.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/check_guide.h"

namespace okienko::commands {

namespace {

template <typename... Values>
void print_line(int depth, fmt::format_string<Values...> form, Values&&... values) {
    fmt::print("{:{}}{}\n", "", depth * 2, fmt::format(form, std::forward<Values>(values)...));
}

const char* word_of(signing::Integrity integrity) {
    return integrity == signing::Integrity::intact ? "intact" : "broken";
}

std::string verdict_of(signing::Indication indication, signing::SubIndication sub) {
    const std::string_view reason = to_string(sub);
    return fmt::format("{}{}{}", to_string(indication), reason.empty() ? "" : " ", reason);
}

/// Those that failed; one that does not count says so.
void print_checks(int depth, const std::vector<signing::Check>& checks) {
    for (const auto& check : checks) {
        if (check.ok) continue;
        const signing::CheckGuide guide = signing::guide_to(check);
        print_line(depth,
                   "{}: {} ({}; {}){}: {}",
                   check.name,
                   check.reason,
                   check.code,
                   guide.clause,
                   check.counts() ? "" : fmt::format(" {}", to_string(check.weight)),
                   guide.advice);
    }
}

void print_words(int depth, const char* label, const std::vector<std::string>& words) {
    if (words.empty()) return;
    print_line(depth, "{}: {}", label, fmt::join(words, ", "));
}

void print_coverage(const std::vector<signing::Coverage>& all) {
    for (const auto& coverage : all) {
        print_line(2,
                   "covers {} {}{}",
                   to_string(coverage.kind),
                   coverage.what,
                   coverage.intact ? "" : fmt::format(" ({})", coverage.fault));
    }
}

template <typename Qualification>
void print_kind(int depth, const Qualification& qualification) {
    print_line(depth,
               "qualification: {}{}{}",
               to_string(qualification.kind),
               qualification.reason.empty() ? "" : ": ",
               qualification.reason);
    for (const auto& service : qualification.services) {
        print_line(depth,
                   "by {} of {} ({}), {}",
                   service.name,
                   service.provider,
                   service.territory,
                   service.status);
    }
}

template <typename Proof>
void print_proof(int depth, const std::string& kind, const Proof& proof) {
    print_line(depth,
               "{} {} {}, {}",
               kind,
               proof.time ? fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", *proof.time) : "-",
               verdict_of(proof.indication, proof.sub_indication),
               word_of(proof.integrity));
}

void print_timestamp(int depth, const signing::TimestampReport& timestamp) {
    print_proof(depth, timestamp.kind, timestamp);
    if (timestamp.qualification) print_kind(depth + 1, *timestamp.qualification);
    print_checks(depth + 1, timestamp.checks);
}

void print_record(const signing::EvidenceRecordReport& record) {
    const std::string place = record.file.empty() ? "" : " " + record.file;
    print_proof(2, fmt::format("evidence record ({}){}", record.syntax, place), record);
    print_checks(3, record.checks);
    for (const auto& timestamp : record.timestamps) print_timestamp(3, timestamp);
}

void print_signature(const signing::SignatureReport& signature) {
    print_line(1,
               "{} {}, {}, {}, {}",
               signature.id,
               verdict_of(signature.indication, signature.sub_indication),
               word_of(signature.integrity),
               signature.format,
               signature.certificate ? signature.certificate->subject : "no certificate");
    if (signature.person) print_line(2, "for {}", signature.person->full_name());
    print_coverage(signature.coverage);
    if (signature.qualification) print_kind(2, *signature.qualification);
    print_checks(2, signature.checks);
    print_words(2, "warnings", signature.warnings);
    for (const auto& timestamp : signature.timestamps) print_timestamp(2, timestamp);
    for (const auto& record : signature.records) print_record(record);
}

}  // namespace

void print_text(const signing::VerificationReport& report) {
    print_line(0, "{}: {}", report.file, verdict_of(report.indication, report.sub_indication));
    print_checks(1, report.checks);
    print_words(1, "warnings", report.warnings);
    print_words(1, "without a signature", report.unsigned_files);
    for (const auto& signature : report.signatures) print_signature(signature);
}

}  // namespace okienko::commands
