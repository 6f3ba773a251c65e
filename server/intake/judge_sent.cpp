#include "server/intake/judge_sent.h"

#include <chrono>

#include "server/intake/judge_returned.h"
#include "server/verification/report_words.h"
#include "server/verification/submitted_signatures.h"

namespace okienko::intake {

namespace {

using Form = signing::ReturnedFile::Form;

forms::Violations one(std::string path, std::string rule, std::string message) {
    forms::Violation violation;
    violation.path = std::move(path);
    violation.rule = std::move(rule);
    violation.message = std::move(message);
    return {{std::move(violation)}};
}

/// Why the signatures keep a document from being filed, whoever made them; nothing when they don't.
forms::Violations broken(const signing::VerificationReport& report, const schemas::Texts& words) {
    const signing::SignatureReport* signature = verification::broken_signature(report);
    if (signature == nullptr && !report.malformed()) return {};
    const signing::Check* check = signature != nullptr    ? signature->first_failure()
                                  : report.checks.empty() ? nullptr
                                                          : &report.checks.front();
    const std::string name = check != nullptr ? check->name : "structure";
    const std::string code = check != nullptr ? check->code : "structure";
    return one(signature != nullptr && !signature->id.empty() ? signature->id : "/",
               "signature." + code,
               words.get("verification.api.broken",
                         {{"reason", verification::words_of_check(words, name, code)}}));
}

/// The report on the file the signatures came in, when they aren't in the document.
struct Held {
    signing::VerificationReport report;
    Form form = Form::plain;
    std::string fault;  ///< id of what to tell, as of judge_returned()
};

Held hold(const signing::Verifier& verifier,
          const Unwrapped& document,
          std::string_view file,
          config::Instant now) {
    signing::VerificationRequest request;
    request.name = "dokument.xml";
    request.at = std::chrono::floor<std::chrono::seconds>(now);
    auto compared = signing::compare_returned(verifier, file, document.bytes, request);
    Held held{std::move(compared.report), compared.form, {}};
    if (!compared.same_document) {
        held.fault = "other-document";
    } else if (!compared.covered || !held.report.unsigned_files.empty()) {
        held.fault = "part";
    }
    return held;
}

}  // namespace

JudgedSignatures judge_sent(const signing::Verifier& verifier,
                            const forms::SignaturePolicy& policy,
                            const Unwrapped& document,
                            std::string_view sent,
                            std::string_view signature,
                            const schemas::Texts& words,
                            config::Instant now) {
    JudgedSignatures judged;
    const auto refuse = [&](const std::string& fault) {
        judged.violations =
            one("/", "signature." + fault, words.get("intake.api.signature." + fault));
    };
    std::string fault;
    if (document.form == Form::plain && signature.empty()) {
        judged.report = verification::verify_submitted(verifier, document.tree, now);
        if (!judged.report) {
            if (policy.required) refuse("required");
            return judged;
        }
        if (!signing::every_signature_covers(*judged.report, document.tree)) fault = "part";
    } else {
        // One signature, one place: what stands inside would be neither verified nor shown.
        if (verification::has_signature(document.tree) ||
            (document.form != Form::plain && !signature.empty())) {
            refuse("nested");
            return judged;
        }
        Held held = hold(verifier, document, signature.empty() ? sent : signature, now);
        judged.report = std::move(held.report);
        judged.form = signature.empty() ? document.form : held.form;
        fault = std::move(held.fault);
        if (!signature.empty() && judged.form != Form::detached) fault = "other-document";
    }
    // A detached signature over something else is broken for this document: told as what it is.
    if (fault != "other-document") judged.violations = broken(*judged.report, words);
    if (!judged.violations.ok()) return judged;
    if (fault.empty() && policy.offered()) fault = signature_fault(policy, *judged.report);
    if (fault == "part" && !policy.offered() && document.form == Form::plain) fault.clear();
    if (!fault.empty()) refuse(fault);
    return judged;
}

}  // namespace okienko::intake
