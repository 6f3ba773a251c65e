#include "server/letters/file_addition.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/act.h"
#include "server/cases/act_store.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/choices.h"
#include "server/cases/term.h"
#include "server/letters/addition_store.h"
#include "server/letters/letter_store.h"
#include "server/letters/send_letter.h"
#include "server/web/escape.h"
#include "signing/digest.h"

namespace okienko::letters {

namespace {

/// The addition as schemas/xsd/letter.xsd describes it.
schemas::Document write_addition(const cases::Case& about,
                                 const Addition& addition,
                                 const Letter& letter,
                                 const std::string& text,
                                 const std::vector<Attachment>& files) {
    schemas::Document document = schemas::Document::with_root("Uzupelnienie", "urn:okienko:letter");
    schemas::Node root = document.root();
    root.add("Numer", addition.number);
    root.add("Sprawa", about.called());
    root.add("Wniosek", about.number);
    root.add("Pismo", letter.number);
    root.add("DataZlozenia", calendar::local_with_offset(addition.received));
    root.add("Tresc", text);
    for (const Attachment& file : files) {
        schemas::Node element = root.add("Zalacznik");
        element.add("Nazwa", file.name);
        element.add("Typ", file.media_type);
        element.add("Rozmiar", std::to_string(file.size));
        element.add("SkrotSHA256", signing::hex(file.sha256));
    }
    return document;
}

std::string seal_proof(const Context& context,
                       const Addition& addition,
                       const std::vector<Attachment>& files) {
    Receipt receipt;
    receipt.number = addition.receipt_number;
    receipt.case_number = addition.number;
    receipt.sender = addition.account ? "Konto w Okienku" : "Osoba z kluczem do sprawy";
    receipt.sender_id = addition.account.value_or("brak");
    receipt.delivered = addition.received;
    receipt.made = addition.received;
    receipt.document_sha256 = signing::hex(addition.document_sha256);
    receipt.document_size = addition.document_size;
    receipt.attachments = files;
    return seal_receipt(receipt, context.office, context.seal);
}

Addition begin_addition(const cases::Case& about,
                        const Letter& letter,
                        const AdditionOrder& order,
                        int n) {
    Addition addition;
    addition.id = cases::new_id();
    addition.case_id = about.id;
    addition.n = n;
    addition.number = about.number + "-U" + std::to_string(n);
    addition.letter = letter.id;
    addition.receipt_number = "UPP-" + addition.number;
    addition.account = order.account;
    addition.received = order.now;
    addition.in_time =
        !letter.reply->last_day || calendar::local_date(order.now) <= *letter.reply->last_day;
    return addition;
}

/// Leads the case on and says so.
void go_on(storage::Transaction& transaction,
           const forms::Service& service,
           const forms::Transition& step,
           cases::Case& about,
           const Addition& addition) {
    const std::string from = about.status;
    cases::lead(about, service.workflow(), step, addition.received);
    cases::ActStore{}.write(transaction, about);
    const std::string details =
        "{\"revision\":" + std::to_string(about.revision) + ",\"from\":" + web::json_string(from) +
        ",\"to\":" + web::json_string(about.status) +
        ",\"transition\":" + web::json_string(step.id) +
        ",\"addition\":" + std::to_string(addition.n) +
        ",\"document\":" + web::json_string(signing::hex(addition.document_sha256)) + "}";
    cases::Event event;
    event.kind = "completed";
    event.actor = "resident";
    event.account = addition.account;
    event.details = details;
    event.at = addition.received;
    cases::CaseStore{}.add_event(transaction, about.id, event);
    audit::append(transaction,
                  {addition.account ? "account:" + *addition.account : "anonymous",
                   "letters.completed",
                   "case:" + about.id,
                   details});
}

}  // namespace

std::string addition_owner(std::string_view case_id) {
    return "addition:" + std::string(case_id);
}

std::optional<Letter> asking_letter(storage::Transaction& transaction,
                                    const forms::Service& service,
                                    const cases::Case& about) {
    if (about.closed || cases::addition(service.workflow(), about.status) == nullptr) {
        return std::nullopt;
    }
    for (Letter& letter : LetterStore{}.of_case(transaction, about.id)) {
        if (letter.reply && !letter.answered) return std::move(letter);
    }
    return std::nullopt;
}

AdditionOutcome file_addition(storage::Transaction& transaction,
                              const Context& context,
                              const forms::Service& service,
                              const AdditionOrder& order) {
    using Kind = AdditionOutcome::Kind;
    cases::ActStore{}.lock(transaction, order.case_number);
    auto about = cases::CaseStore{}.by_number(transaction, order.case_number);
    auto letter = about ? asking_letter(transaction, service, *about) : std::nullopt;
    if (!letter) return {Kind::not_asked, std::nullopt};
    if (!letter->readable()) return {Kind::unread, std::nullopt};
    const std::string text = cases::clean_note(order.text);
    if (cases::length_of(text) > kLongestAddition) return {Kind::too_long, std::nullopt};
    const auto files = files_of(
        context.attachments.bind(transaction, addition_owner(about->id), "case:" + about->id));
    if (text.empty() && files.empty()) return {Kind::empty, std::nullopt};

    const AdditionStore store;
    Addition addition = begin_addition(*about, *letter, order, store.next(transaction, about->id));
    const auto key = context.documents.keys().open(transaction, about->key);
    const auto document =
        context.documents.put(transaction,
                              key,
                              "addition",
                              write_addition(*about, addition, *letter, text, files).serialize());
    addition.document = document.id;
    addition.document_sha256 = document.sha256.raw();
    addition.document_size = static_cast<std::uint64_t>(document.length);
    addition.receipt =
        context.documents.put(transaction, key, "receipt", seal_proof(context, addition, files)).id;
    store.insert(transaction, addition, files);
    letter->answered = order.now;
    LetterStore{}.write(transaction, *letter);
    go_on(transaction,
          service,
          *cases::addition(service.workflow(), about->status),
          *about,
          addition);
    return {Kind::done, std::move(addition)};
}

}  // namespace okienko::letters
