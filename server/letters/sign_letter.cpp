#include "server/letters/sign_letter.h"

#include <algorithm>

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/letters/letter_store.h"
#include "server/verification/submitted_signatures.h"
#include "server/web/escape.h"
#include "signing/digest.h"
#include "signing/prepared_signature.h"
#include "signing/qualified_certificate.h"
#include "signing/returned_file.h"

namespace okienko::letters {

namespace {

using Form = signing::ReturnedFile::Form;

/// A seal that leaves out every signature of the file, and so bears one beside it.
std::string seal_beside(const Context& context, const LetterSource& source, config::Instant now) {
    signing::SigningRequest request;
    request.form = signing::SignatureForm::enveloped;
    request.files = {{source.number + ".xml",
                      write_letter(source, context.head, context.words("pl")).serialize(),
                      "application/xml"}};
    request.signing_time = std::chrono::floor<std::chrono::seconds>(now);
    request.commitment = signing::proof_of_origin;
    auto outcome = signing::sign(std::move(request), context.seal, context.verifier);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) {
        throw std::logic_error("our own letter can't be sealed: " + fault->code);
    }
    return std::move(std::get<signing::SignedFile>(outcome).bytes);
}

bool is_seal(const Context& context, const signing::SignatureReport& signature) {
    return signature.certificate &&
           signature.certificate->der == context.seal.certificate_chain().front();
}

std::string fault_of_file(const signing::ReturnedFile& file, std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "intake.sign.error.pdf";
    if (file.form == Form::unreadable || file.report.malformed()) {
        return "intake.sign.error.unreadable";
    }
    if (file.form != Form::enveloped && file.form != Form::plain) return "letters.sign.beside";
    if (!file.same_document) return "intake.sign.error.other-document";
    if (verification::broken_signature(file.report) != nullptr) return "intake.sign.error.broken";
    return file.covered ? "" : "intake.sign.error.part";
}

}  // namespace

FrozenLetter freeze_letter(storage::Transaction& transaction,
                           const Context& context,
                           const cases::ActContext& act,
                           LetterSource source,
                           const LetterDraft& draft) {
    FrozenLetter frozen;
    frozen.draft = draft.id;
    frozen.revision = draft.revision;
    frozen.n = LetterStore{}.next(transaction, source.about.id);
    frozen.day = calendar::local_date(act.now);
    source.number = source.about.number + "-P" + std::to_string(frozen.n);
    frozen.bytes = seal_beside(context, source, act.now);
    const auto key = context.documents.keys().open(transaction, source.about.key);
    FrozenLetterStore{}.save(transaction, key, frozen);
    audit::append(transaction,
                  {"clerk:" + act.clerk.account,
                   "letters.frozen",
                   "case:" + source.about.id,
                   "{\"number\":" + web::json_string(source.number) + ",\"sha256\":\"" +
                       signing::sha256(frozen.bytes).hex() + "\"}"});
    return frozen;
}

bool still_good(const FrozenLetter& frozen,
                const LetterDraft& draft,
                int next_number,
                std::chrono::sys_days today) {
    return frozen.revision == draft.revision && frozen.n == next_number && frozen.day == today;
}

SignedLetter judge_signed(const Context& context,
                          const forms::Transition& transition,
                          std::string bytes,
                          const FrozenLetter& frozen,
                          config::Instant now) {
    signing::VerificationRequest request;
    request.name = "pismo.xml";
    request.at = std::chrono::floor<std::chrono::seconds>(now);
    const auto file = signing::compare_returned(context.verifier, bytes, frozen.bytes, request);
    SignedLetter judged{fault_of_file(file, bytes), {}, std::move(bytes)};
    if (!judged.fault.empty()) return judged;
    std::vector<const signing::SignatureReport*> people;
    for (const auto& signature : file.report.signatures) {
        if (!is_seal(context, signature)) people.push_back(&signature);
    }
    if (people.size() == file.report.signatures.size()) {
        judged.fault = "letters.sign.no-seal";
    } else if (people.empty()) {
        judged.fault = "intake.sign.error.no-signature";
    } else if (people.size() > 1) {
        judged.fault = "letters.sign.several";
    } else if (transition.signature == "qualified" &&
               !signing::is_qualified_signature(*people.front())) {
        judged.fault = "intake.sign.error.qualified";
    } else {
        judged.signer = people.front()->certificate ? people.front()->certificate->name : "";
    }
    return judged;
}

}  // namespace okienko::letters
