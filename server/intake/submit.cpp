#include "server/intake/submit.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "schemas/document.h"
#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/open_case.h"
#include "server/documents/keep_proof.h"
#include "server/intake/confirmation_mail.h"
#include "server/intake/draft_store.h"
#include "server/intake/submission_store.h"
#include "signing/digest.h"

namespace okienko::intake {

/// All that is made before the transaction begins, so that it stays short.
struct Submission::Prepared {
    config::Instant received;
    std::string case_id;
    std::string number;
    std::string receipt_number;
    std::string receipt;  ///< sealed bytes
    signing::Sha256 receipt_digest;
};

namespace {

constexpr int kAttempts = 3;

/// The draft or its files are no longer what was shown: ends the transaction without anything.
class Changed {};

/// So does this, with the reason.
struct Hindered {
    Companion::Hindrance why;
};

bool same_files(const std::vector<documents::Attachment>& bound,
                const std::vector<cases::Attachment>& named) {
    if (bound.size() != named.size()) return false;
    return std::all_of(named.begin(), named.end(), [&](const cases::Attachment& file) {
        return std::any_of(bound.begin(), bound.end(), [&](const documents::Attachment& stored) {
            return stored.id == file.upload && stored.sha256.raw() == file.sha256;
        });
    });
}

std::string first_state(const forms::Workflow& workflow) {
    for (const forms::State& state : workflow.states) {
        if (state.kind == "new") return state.id;
    }
    return "submitted";
}

}  // namespace

Submission::Submission(storage::Database& database,
                       storage::GroupCommit& commits,
                       const documents::DocumentStore& documents,
                       const documents::Attachments& attachments,
                       const trust::MasterKey& master,
                       const signing::Signer& seal,
                       letters::Office office,
                       std::string base_address,
                       Words words,
                       const config::Clock& clock,
                       config::Log log,
                       Particulars particulars)
    : database_(database),
      commits_(commits),
      documents_(documents),
      reports_(documents),
      attachments_(attachments),
      master_(master),
      seal_(seal),
      office_(std::move(office)),
      base_address_(std::move(base_address)),
      words_(std::move(words)),
      clock_(clock),
      log_(std::move(log)),
      particulars_(std::move(particulars)) {}

std::string Submission::secret_of(std::string_view case_id) const {
    return cases::secret_from(master_.hmac("case-secret", case_id).raw());
}

Filed Submission::submit(const Filing& filing) const {
    for (int attempt = 1;; ++attempt) {
        const Prepared prepared = prepare(filing);
        try {
            const Filed filed{Filed::Outcome::accepted, store(filing, prepared)};
            log_.info("case-opened",
                      {{"case", filed.filed.number},
                       {"service", filed.filed.service},
                       {"bytes", filing.document.size()},
                       {"files", filing.attachments.size()}});
            return filed;
        } catch (const Changed&) {
            return {Filed::Outcome::changed, {}};
        } catch (Hindered& hindered) {
            return {Filed::Outcome::hindered, {}, std::move(hindered.why)};
        } catch (const storage::Duplicate& duplicate) {
            if (duplicate.constraint == SubmissionStore::kTaken) return earlier(filing);
            if (attempt == kAttempts) throw;  // else the random number was taken: another one
        }
    }
}

Filed Submission::earlier(const Filing& filing) const {
    return database_.read([&](storage::Transaction& transaction) -> Filed {
        const auto known = SubmissionStore{}.find(transaction, filing.scope, filing.key);
        if (!known) throw storage::Conflict("a taken key is gone");
        if (known->body_hash != filing.body_hash) return {Filed::Outcome::other_body, {}};
        const auto before = cases::CaseStore{}.by_id(transaction, known->case_id);
        return {Filed::Outcome::repeated, before.value()};
    });
}

Submission::Prepared Submission::prepare(const Filing& filing) const {
    Prepared prepared;
    prepared.received = clock_.now();
    prepared.case_id = cases::new_id();
    const std::chrono::year_month_day today{calendar::local_date(prepared.received)};
    prepared.number = cases::new_number(static_cast<int>(today.year()));
    prepared.receipt_number = "UPP-" + prepared.number;

    letters::Receipt receipt;
    receipt.number = prepared.receipt_number;
    receipt.case_number = prepared.number;
    receipt.sender = filing.account ? "Konto w Okienku" : "Osoba bez konta";
    receipt.sender_id = filing.account.value_or("brak");
    receipt.service = filing.service->id();
    receipt.service_version = filing.service->version();
    receipt.package = filing.service->sha256();
    receipt.delivered = prepared.received;
    receipt.made = prepared.received;
    receipt.document_sha256 = filing.digest.hex();
    receipt.document_size = filing.document.size();
    receipt.attachments = filing.attachments;
    prepared.receipt = letters::seal_receipt(receipt, office_, seal_);
    prepared.receipt_digest = signing::sha256(prepared.receipt);
    return prepared;
}

/// The one transaction: either all of it is there afterwards, or nothing happened.
cases::Case Submission::store(const Filing& filing, const Prepared& prepared) const {
    if (const Companion* companion = particulars_.companions.of(filing.service->id())) {
        return store_with(*companion, filing, prepared);
    }
    storage::Batch batch;
    cases::Case opened = write(batch, filing, prepared);
    if (!filing.draft && filing.files_owner.empty()) {
        commits_.run(batch);
        return opened;
    }
    database_.run([&](storage::Transaction& transaction) {
        batch.run(transaction);
        bind(transaction, filing, prepared);
    });
    return opened;
}

/// The companion speaks after the idempotency key was claimed: the same sent again gets the same
/// answer, whatever has changed since.
cases::Case Submission::store_with(const Companion& companion,
                                   const Filing& filing,
                                   const Prepared& prepared) const {
    const auto parsed = schemas::parse(filing.document);
    const auto* document = std::get_if<schemas::Document>(&parsed);
    if (document == nullptr) throw std::logic_error("a checked document can't be read");
    const Companion::Facts facts{
        *filing.service, *document, filing.account, prepared.received, filing.reader};
    storage::Batch batch;
    cases::Case opened = write(batch, filing, prepared);
    database_.run([&](storage::Transaction& transaction) {
        batch.run(transaction);
        bind(transaction, filing, prepared);
        if (auto why = companion.hindrance(transaction, facts)) throw Hindered{std::move(*why)};
        companion.filed(transaction, opened, facts);
    });
    return opened;
}

cases::Case Submission::write(storage::Batch& batch,
                              const Filing& filing,
                              const Prepared& prepared) const {
    if (!filing.key.empty()) {
        SubmissionStore{}.claim(
            batch, filing.scope, filing.key, filing.body_hash, prepared.case_id, prepared.received);
    }
    cases::Case opened = open(batch, filing, prepared);
    audit::append(
        batch,
        {filing.account ? "account:" + *filing.account : "anonymous",
         "intake.submitted",
         "case:" + prepared.case_id,
         fmt::format(
             R"({{"number":"{}","service":"{}","document":"{}","receipt":"{}","files":{}}})",
             prepared.number,
             filing.service->id(),
             filing.digest.hex(),
             prepared.receipt_digest.hex(),
             filing.attachments.size())});
    queue_confirmation(batch, filing, opened);
    return opened;
}

/// What was a draft's is the case's from now on.
void Submission::bind(storage::Transaction& transaction,
                      const Filing& filing,
                      const Prepared& prepared) const {
    if (!filing.files_owner.empty()) {
        const auto bound =
            attachments_.bind(transaction, filing.files_owner, "case:" + prepared.case_id);
        if (!same_files(bound, filing.attachments)) throw Changed{};
    }
    if (filing.draft &&
        !DraftStore{}.send(transaction, *filing.draft, prepared.case_id, prepared.received)) {
        throw Changed{};
    }
}

cases::Case Submission::open(storage::Batch& batch,
                             const Filing& filing,
                             const Prepared& prepared) const {
    const documents::DocumentKey key =
        filing.files_key ? *filing.files_key : documents_.keys().make(batch);
    const auto document = documents_.put(batch, key, "submission", filing.document);
    const auto receipt = documents_.put(batch, key, "receipt", prepared.receipt);
    if (particulars_.stamps_receipts) {
        documents::queue_proof(batch, receipt.id, prepared.received);
    }
    if (filing.signatures) {
        reports_.keep_first(
            batch, key, document.id, *filing.signatures, filing.signed_file, prepared.received);
    }
    const forms::Workflow& workflow = filing.service->workflow();
    const forms::Deadline* deadline = workflow.main_deadline();

    cases::Opening opening;
    opening.id = prepared.case_id;
    opening.number = prepared.number;
    opening.service = filing.service->id();
    opening.package = filing.service->sha256();
    opening.unit = unit_of(filing);
    opening.status = first_state(workflow);
    opening.subject = filing.subject;
    opening.language = filing.language;
    opening.received = prepared.received;
    if (deadline != nullptr) {
        opening.period = deadline->period;
        opening.basis = "deadline." + deadline->id + ".basis";
    }
    opening.announced = announced();
    opening.owner = filing.account;
    opening.key = key.id();
    opening.document = document.id;
    opening.document_sha256 = filing.digest.raw();
    opening.document_size = filing.document.size();
    opening.receipt = receipt.id;
    opening.receipt_number = prepared.receipt_number;
    opening.secret_hash = cases::hash_of_secret(secret_of(prepared.case_id));
    opening.attachments = filing.attachments;
    return cases::open_case(batch, opening);
}

std::optional<cases::Term> Submission::expected_term(const forms::Service& service,
                                                     config::Instant received) const {
    const forms::Deadline* deadline = service.workflow().main_deadline();
    if (deadline == nullptr) return std::nullopt;
    return cases::term_of(received, deadline->period, "", announced());
}

cases::Days Submission::announced() const {
    return particulars_.announced == nullptr ? cases::Days{} : *particulars_.announced->days();
}

std::string Submission::unit_of(const Filing& filing) const {
    const bool named = particulars_.takes_cases && particulars_.takes_cases(filing.unit);
    return named ? filing.unit : filing.service->workflow().unit;
}

void Submission::queue_confirmation(storage::Batch& batch,
                                    const Filing& filing,
                                    const cases::Case& opened) const {
    if (filing.email.empty()) return;
    const auto message = confirmation_mail(
        filing.email, opened, *filing.service, words_(filing.language), base_address_);
    if (message) mail::queue(batch, *message);
}

}  // namespace okienko::intake
