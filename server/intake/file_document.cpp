#include "server/intake/file_document.h"

#include <algorithm>
#include <array>
#include <variant>

#include "forms/document_builder.h"
#include "forms/validate.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/documents/inspect_attachment.h"
#include "server/intake/judge_returned.h"
#include "server/verification/report_words.h"
#include "server/verification/submitted_signatures.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

constexpr std::chrono::hours kUnboundLife{1};

forms::Violations one(std::string path, std::string rule, std::string message) {
    forms::Violation violation;
    violation.path = std::move(path);
    violation.rule = std::move(rule);
    violation.message = std::move(message);
    return {{std::move(violation)}};
}

template <typename Each>
void for_each_block(const web::Upload& upload, Each each) {
    std::array<char, 64 * 1024> buffer{};
    std::uint64_t offset = 0;
    while (const std::size_t got = upload.read(offset, buffer)) {
        each(std::string_view(buffer.data(), got));
        offset += got;
    }
}

/// Why the signatures keep a document from being filed; nothing when they don't.
forms::Violations broken(const signing::VerificationReport& report, const schemas::Texts& words) {
    const signing::SignatureReport* signature = verification::broken_signature(report);
    if (signature == nullptr && !report.malformed()) return {};
    const signing::Check* check = signature != nullptr    ? signature->first_failure()
                                  : report.checks.empty() ? nullptr
                                                          : &report.checks.front();
    const std::string name = check != nullptr ? check->name : "structure";
    const std::string code = check != nullptr ? check->code : "structure";
    return one(signature != nullptr ? signature->id : "/",
               "signature." + code,
               words.get("verification.api.broken",
                         {{"reason", verification::words_of_check(words, name, code)}}));
}

/// What the service asks of signatures beyond that they hold.
forms::Violations unfitting(const forms::SignaturePolicy& policy,
                            const std::optional<signing::VerificationReport>& report,
                            const schemas::Texts& words) {
    if (!report) {
        if (!policy.required) return {};
        return one("/", "signature.required", words.get("intake.api.unsigned"));
    }
    if (!policy.offered()) return {};
    const bool whole = std::any_of(report->signatures.begin(),
                                   report->signatures.end(),
                                   [](const auto& one) { return one.covers_document(); });
    const std::string fault = whole ? signature_fault(policy, *report) : "part";
    if (fault.empty()) return {};
    return one("/", "signature." + fault, words.get("intake.sign.error." + fault));
}

/// The same key with other files is another body, too.
signing::Sha256 body_hash(const SentDocument& sent, const signing::Sha256& document) {
    if (sent.files.empty()) return document;
    signing::Sha256Stream all;
    all.update(document.raw());
    for (const auto& file : sent.files) {
        all.update(std::to_string(file->file_name().size()) + ":" + file->file_name());
        all.update(file->sha256());
    }
    return all.finish();
}

}  // namespace

struct DocumentFiling::Stored {
    std::optional<documents::DocumentKey> key;
    std::string owner;
    std::vector<forms::Attachment> named;  ///< as the document should name them
    std::vector<cases::Attachment> attachments;
};

DocumentFiling::DocumentFiling(storage::Database& database,
                               catalogue::Services& services,
                               documents::Attachments& attachments,
                               const documents::DocumentKeys& keys,
                               const Submission& submission,
                               const signing::Verifier& verifier,
                               const config::Clock& clock,
                               Submission::Words words)
    : database_(database),
      services_(services),
      attachments_(attachments),
      keys_(keys),
      submission_(submission),
      verifier_(verifier),
      clock_(clock),
      words_(std::move(words)) {}

FiledDocument DocumentFiling::file(const SentDocument& sent) const {
    FiledDocument result;
    const schemas::Texts& words = words_(sent.language);
    const auto parsed = schemas::parse(sent.bytes);
    if (const auto* fault = std::get_if<schemas::ParseFault>(&parsed)) {
        const std::string kind(schemas::to_string(fault->kind));
        result.violations =
            one("/",
                "xml." + kind,
                words.get("intake.xml." + kind, {{"line", std::to_string(fault->line)}}));
        return result;
    }
    const auto& document = std::get<schemas::Document>(parsed);
    const auto origin = forms::origin_of(document);
    // A program that writes documents by itself may leave the hash out: then the current version
    // judges.
    std::shared_ptr<const forms::Service> service;
    if (origin) {
        service = origin->sha256.empty() ? services_.current(origin->service)
                                         : services_.by_hash(origin->sha256);
    }
    if (!service) {
        const char* text = origin ? "intake.api.unknown-version" : "intake.api.no-version";
        result.violations = one(document.root().path(), "version", words.get(text));
        return result;
    }
    const forms::Moment moment{calendar::local_date(clock_.now()),
                               service->language_or_polish(sent.language)};
    Stored stored;
    if (!sent.files.empty()) stored = store_files(sent, *service, result.violations);
    if (!result.violations.ok()) return result;
    forms::CheckedDocument checked =
        forms::check_document(*service, document, moment, &stored.named);
    result.violations = std::move(checked.violations);
    if (!result.violations.ok()) return result;
    auto signatures = verification::verify_submitted(verifier_, document, clock_.now());
    result.violations = signatures ? broken(*signatures, words) : forms::Violations{};
    if (!result.violations.ok()) return result;
    result.violations = unfitting(service->form().signature, signatures, words);
    if (!result.violations.ok()) return result;
    Filing filing;
    filing.service = service;
    filing.document = sent.bytes;
    filing.digest = signing::sha256(sent.bytes);
    filing.subject = checked.subject;
    filing.unit = checked.unit;
    filing.language = moment.language;
    filing.reader = sent.language;
    filing.account = sent.sender.account;
    filing.email = sent.sender.email;
    filing.scope = "account:" + sent.sender.account;
    filing.key = sent.idempotency_key;
    filing.body_hash = body_hash(sent, filing.digest).raw();
    filing.signatures = std::move(signatures);
    filing.files_key = std::move(stored.key);
    filing.files_owner = std::move(stored.owner);
    filing.attachments = std::move(stored.attachments);
    Filed filed = submission_.submit(filing);
    if (filed.outcome == Filed::Outcome::hindered) {
        result.violations =
            one(document.root().path(), filed.hindrance.rule, filed.hindrance.message);
        return result;
    }
    result.outcome = filed.outcome;
    result.filed = std::move(filed.filed);
    return result;
}

DocumentFiling::Stored DocumentFiling::store_files(const SentDocument& sent,
                                                   const forms::Service& service,
                                                   forms::Violations& violations) const {
    const schemas::Texts& words = words_(sent.language);
    Stored stored;
    for (const auto& file : sent.files) {
        documents::AttachmentInspector inspector(file->file_name());
        for_each_block(*file, [&](std::string_view block) { inspector.feed(block); });
        const documents::Inspection found = inspector.finish();
        if (found.refusal) {
            const std::string reason(documents::to_string(*found.refusal));
            violations.items.push_back(
                one("/" + service.form().root,
                    "attachment." + reason,
                    words.get("intake.file." + reason, {{"name", found.name}, {"limit", ""}}))
                    .items.front());
            continue;
        }
        cases::Attachment attachment;
        attachment.n = static_cast<int>(stored.attachments.size()) + 1;
        attachment.name = found.name;
        attachment.media_type = found.media_type;
        attachment.size = file->size();
        attachment.sha256 = file->sha256();
        stored.attachments.push_back(std::move(attachment));
    }
    if (!violations.ok()) return stored;
    stored.owner = "sending:" + cases::new_id();
    stored.key =
        database_.run([&](storage::Transaction& transaction) { return keys_.make(transaction); });
    for (std::size_t i = 0; i < sent.files.size(); ++i) {
        cases::Attachment& attachment = stored.attachments[i];
        documents::Upload upload = attachments_.begin(
            *stored.key, stored.owner, attachment.name, clock_.now(), clock_.now() + kUnboundLife);
        for_each_block(*sent.files[i], [&](std::string_view block) { upload.append(block); });
        upload.finish(attachment.media_type);
        attachment.upload = upload.id();
        stored.named.push_back({{},
                                attachment.name,
                                attachment.size,
                                attachment.media_type,
                                signing::hex(attachment.sha256),
                                attachment.upload});
    }
    return stored;
}

}  // namespace okienko::intake
