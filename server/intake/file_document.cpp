#include "server/intake/file_document.h"

#include <variant>

#include "forms/validate.h"
#include "server/calendar/local_time.h"
#include "server/intake/judge_sent.h"
#include "server/intake/service_of.h"
#include "server/verification/report_words.h"
#include "signing/digest.h"

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

forms::Violations told(const UnwrapFault& fault, const schemas::Texts& words) {
    const std::string detail = fault.check_code.empty() ? fault.detail
                                                        : verification::words_of_check(
                                                              words, "container", fault.check_code);
    return one("/",
               fault.rule,
               words.get(fault.text, {{"line", detail}, {"name", detail}, {"reason", detail}}));
}

/// The same key with other files or another signature is another body, too.
signing::Sha256 body_hash(const SentDocument& sent) {
    const signing::Sha256 bytes = signing::sha256(sent.bytes);
    if (sent.files.empty() && sent.signature.empty()) return bytes;
    signing::Sha256Stream all;
    all.update(bytes.raw());
    for (const SentFile& file : sent.files) {
        all.update(std::to_string(file.name.size()) + ":" + file.name);
        all.update(file.sha256);
    }
    if (!sent.signature.empty()) all.update(signing::sha256(sent.signature).raw());
    return all.finish();
}

}  // namespace

/// A document nothing was found against.
struct DocumentFiling::Checked {
    std::shared_ptr<const forms::Service> service;
    Unwrapped document;
    std::vector<SentFile> files;
    std::vector<cases::Attachment> inspected;
    std::string subject;
    std::string unit;  // of the office, as the answers name it; may be empty
    std::string language;
    JudgedSignatures signatures;
};

DocumentFiling::DocumentFiling(storage::Database& database,
                               catalogue::Services& services,
                               documents::Attachments& attachments,
                               const documents::DocumentKeys& keys,
                               const Submission& submission,
                               const signing::Verifier& verifier,
                               const config::Clock& clock,
                               Submission::Words words)
    : services_(services),
      store_(database, attachments, keys, clock),
      submission_(submission),
      verifier_(verifier),
      clock_(clock),
      words_(std::move(words)) {}

FiledDocument DocumentFiling::file(const SentDocument& sent) const {
    FiledDocument result;
    const schemas::Texts& words = words_(sent.language);
    auto unwrapped = unwrap(sent.bytes, services_);
    if (const auto* fault = std::get_if<UnwrapFault>(&unwrapped)) {
        result.violations = told(*fault, words);
        return result;
    }
    Checked checked{{}, std::move(std::get<Unwrapped>(unwrapped)), sent.files, {}, {}, {}, {}, {}};
    const schemas::Document& document = checked.document.tree;
    auto found = service_of(services_, document);
    if (const auto* none = std::get_if<NoService>(&found)) {
        result.violations = one(
            document.root().path(),
            none->rule,
            words.get(none->text, {{"namespace", std::string(document.root().namespace_uri())}}));
        return result;
    }
    checked.service = std::move(std::get<std::shared_ptr<const forms::Service>>(found));
    const forms::Service& service = *checked.service;
    const auto& inside = checked.document.files;
    checked.files.insert(checked.files.end(), inside.begin(), inside.end());
    auto inspected = inspect_files(checked.files, service.form().root, words);
    result.violations = std::move(inspected.violations);
    if (!result.violations.ok()) return result;
    checked.inspected = std::move(inspected.attachments);

    const forms::Moment moment{calendar::local_date(clock_.now()),
                               service.language_or_polish(sent.language)};
    checked.language = moment.language;
    const auto named = as_named(checked.inspected);
    forms::CheckedDocument content = forms::check_document(service, document, moment, &named);
    result.violations = std::move(content.violations);
    if (!result.violations.ok()) return result;
    checked.subject = std::move(content.subject);
    checked.unit = std::move(content.unit);

    checked.signatures = judge_sent(verifier_,
                                    service.form().signature,
                                    checked.document,
                                    sent.bytes,
                                    sent.signature,
                                    words,
                                    clock_.now());
    result.violations = checked.signatures.violations;
    return result.violations.ok() ? file_checked(sent, std::move(checked)) : result;
}

FiledDocument DocumentFiling::file_checked(const SentDocument& sent, Checked checked) const {
    std::optional<SignedBytes> signed_file;
    if (const auto beside = beside_of(checked.signatures.form)) {
        signed_file = SignedBytes{*beside, sent.signature.empty() ? sent.bytes : sent.signature};
    }
    StoredFiles stored = store_.store(checked.files, std::move(checked.inspected), signed_file);
    Filing filing;
    filing.service = checked.service;
    filing.document = checked.document.bytes;
    filing.digest = signing::sha256(checked.document.bytes);
    filing.subject = checked.subject;
    filing.unit = std::move(checked.unit);
    filing.language = checked.language;
    filing.reader = sent.language;
    filing.account = sent.sender.account;
    filing.email = sent.sender.email;
    filing.scope = "account:" + sent.sender.account;
    filing.key = sent.idempotency_key;
    filing.body_hash = body_hash(sent).raw();
    filing.signatures = std::move(checked.signatures.report);
    filing.signed_file = std::move(stored.signed_file);
    filing.files_key = std::move(stored.key);
    filing.files_owner = std::move(stored.owner);
    filing.attachments = std::move(stored.attachments);
    FiledDocument result;
    result.attachments = filing.attachments.size();
    Filed filed = submission_.submit(filing);
    if (filed.outcome == Filed::Outcome::hindered) {
        result.violations =
            one(checked.document.tree.root().path(), filed.hindrance.rule, filed.hindrance.message);
        return result;
    }
    result.outcome = filed.outcome;
    result.filed = std::move(filed.filed);
    return result;
}

}  // namespace okienko::intake
