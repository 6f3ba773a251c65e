#include "server/intake/judge_returned.h"

#include <algorithm>
#include <chrono>

#include "server/verification/submitted_signatures.h"
#include "signing/qualified_certificate.h"

namespace okienko::intake {

namespace {

using Form = signing::ReturnedFile::Form;

std::string fault_of(const forms::SignaturePolicy& policy,
                     const signing::ReturnedFile& file,
                     std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "pdf";
    if (file.form == Form::unreadable) return "unreadable";
    if (file.form == Form::plain) return file.same_document ? "no-signature" : "other-document";
    if (file.form == Form::detached && !file.same_document) {
        // Nothing but digests to go by: none of this document means another one was signed.
        return file.report.malformed() ? "unreadable" : "other-document";
    }
    if (!file.same_document || !file.other_files.empty()) return "other-document";
    if (file.report.malformed()) return "broken";
    if (verification::broken_signature(file.report) != nullptr) return "broken";
    if (!file.covered || !file.report.unsigned_files.empty()) return "part";
    return signature_fault(policy, file.report);
}

}  // namespace

std::size_t people_in(const signing::VerificationReport& report) {
    const auto& all = report.signatures;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const auto& one) { return one.counters.empty(); }));
}

std::string signature_fault(const forms::SignaturePolicy& policy,
                            const signing::VerificationReport& report) {
    const auto& all = report.signatures;
    if (people_in(report) > policy.signers) return "signers";
    if (policy.accepts == forms::SignaturePolicy::Kind::qualified &&
        !std::all_of(all.begin(), all.end(), signing::is_qualified_signature)) {
        return "qualified";
    }
    return {};
}

Returned judge_returned(const signing::Verifier& verifier,
                        const forms::SignaturePolicy& policy,
                        std::string_view bytes,
                        std::string_view frozen,
                        config::Instant now) {
    signing::VerificationRequest request;
    request.name = "dokument.xml";
    request.at = std::chrono::floor<std::chrono::seconds>(now);
    Returned returned;
    returned.file = signing::compare_returned(verifier, bytes, frozen, request);
    returned.fault = fault_of(policy, returned.file, bytes);
    return returned;
}

}  // namespace okienko::intake
