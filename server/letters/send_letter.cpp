#include "server/letters/send_letter.h"

#include <algorithm>

#include "server/calendar/local_time.h"
#include "server/calendar/tell_deadline.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/choices.h"
#include "server/letters/correspondence.h"
#include "server/letters/delivery.h"
#include "server/letters/letter_mail.h"
#include "server/letters/letter_store.h"
#include "server/letters/office_seal.h"
#include "server/letters/print_letter.h"
#include "server/letters/sign_letter.h"
#include "server/web/escape.h"
#include "signing/signing_request.h"

namespace okienko::letters {

namespace {

using cases::Act;
using cases::ActOutcome;

SendOutcome refused(ActOutcome outcome) {
    return {std::move(outcome), std::nullopt, false};
}

std::optional<ActOutcome> not_now(const cases::Case& subject, const cases::ActContext& act) {
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (!subject.sign) return Act::impossible("cases.error.unregistered");
    if (subject.assignee != act.clerk.account) return Act::impossible("cases.error.not-yours");
    return std::nullopt;
}

std::optional<ReplyTerm> reply_of(const LetterSource& source, config::Instant now) {
    const auto* deadline = source.service.workflow().deadline(source.transition.starts);
    if (deadline == nullptr || !deadline->of_resident) return std::nullopt;
    ReplyTerm reply{deadline->id, deadline->period, std::nullopt, std::nullopt};
    const auto period = calendar::parse_period(deadline->period);
    if (deadline->from != forms::Deadline::From::delivery && period) {
        const bool received = deadline->from == forms::Deadline::From::received;
        reply.from = calendar::local_date(received ? source.about.received : now);
        reply.last_day =
            calendar::compute_deadline(*reply.from, *period, 0, source.about.announced).date;
    }
    return reply;
}

Letter begin_letter(const LetterSource& source, const cases::ActContext& act, int n) {
    Letter letter;
    letter.id = cases::new_id();
    letter.case_id = source.about.id;
    letter.n = n;
    letter.number = source.number;
    letter.kind = source.form.kind;
    letter.transition = source.transition.id;
    letter.confirm = source.form.confirm;
    letter.author = act.clerk.account;
    letter.author_name = cases::clean_note(source.fields.get(kSignatory));
    letter.sent = act.now;
    letter.reply = reply_of(source, act.now);
    const auto today = calendar::local_date(act.now);
    if (!letter.confirm) {
        deliver(letter, Delivery::at_once, today, act.now, source.about.announced);
    } else if (source.about.owner) {
        // Without an account there is no notice, so nothing can be deemed delivered by it.
        letter.waits_until = today + kWaits;
    }
    return letter;
}

void add_event(storage::Transaction& transaction,
               const Letter& letter,
               const cases::ActContext& act) {
    cases::Event event;
    event.kind = "letter";
    event.actor = "office";
    event.account = act.clerk.account;
    event.name = act.clerk.name;
    event.details = "{\"letter\":" + std::to_string(letter.n) +
                    ",\"kind\":" + web::json_string(letter.kind) + "}";
    event.at = act.now;
    cases::CaseStore{}.add_event(transaction, letter.case_id, event);
}

std::string sealed(const Context& context, const LetterSource& source, config::Instant now) {
    return seal(write_letter(source, context.head, context.words("pl")),
                context.seal,
                now,
                signing::proof_of_origin);
}

/// Why what the clerk signed, or left unsigned, can't be sent.
std::optional<SendOutcome> fault_of_signature(storage::Transaction& transaction,
                                              const documents::DocumentKey& key,
                                              const forms::Transition& step,
                                              const LetterDraft& draft,
                                              const SignedLetter* by_clerk,
                                              config::Instant now) {
    if (by_clerk == nullptr) {
        if (step.signature.empty()) return std::nullopt;
        return SendOutcome{Act::impossible("letters.error.unsigned"), std::nullopt, false};
    }
    const auto frozen = FrozenLetterStore{}.find(transaction, key, draft.id);
    if (frozen && still_good(*frozen,
                             draft,
                             LetterStore{}.next(transaction, draft.case_id),
                             calendar::local_date(now))) {
        return std::nullopt;
    }
    return SendOutcome{Act::impossible("letters.error.frozen-old"), std::nullopt, true};
}

/// Seals, stores and tells; returns the letter as stored.
Letter issue(storage::Transaction& transaction,
             const Context& context,
             const cases::ActContext& act,
             LetterSource& source,
             const LetterDraft& draft,
             const documents::DocumentKey& key,
             const SignedLetter* by_clerk) {
    const LetterStore store;
    const int n = store.next(transaction, source.about.id);
    source.number = source.about.number + "-P" + std::to_string(n);
    context.attachments.bind(transaction, draft_owner(draft.id), "case:" + source.about.id);
    Letter letter = begin_letter(source, act, n);
    if (by_clerk != nullptr) letter.signer = by_clerk->signer;
    const std::string bytes =
        by_clerk != nullptr ? by_clerk->bytes : sealed(context, source, act.now);
    const auto stored = context.documents.put(transaction, key, "letter", bytes);
    letter.document = stored.id;
    letter.document_sha256 = stored.sha256.raw();
    letter.document_size = static_cast<std::uint64_t>(stored.length);
    letter.noticed = tell_owner(transaction, context, source.about, letter);
    store.insert(transaction, letter, source.attachments);
    ask_for_letter(transaction,
                   context.prints,
                   letter,
                   title_of(context.services, source.about, letter),
                   bytes);
    LetterDraftStore{}.remove(transaction, draft.id);
    add_event(transaction, letter, act);
    return letter;
}

}  // namespace

const forms::Transition* letter_transition(const forms::Workflow& workflow,
                                           const cases::Case& about,
                                           const std::string& id) {
    const auto open = cases::letter_choices(workflow, about.status);
    const auto found =
        std::find_if(open.begin(), open.end(), [&](const auto* one) { return one->id == id; });
    return found == open.end() ? nullptr : *found;
}

std::optional<LetterFault> guard_fault(storage::Transaction& transaction,
                                       const forms::Transition& transition,
                                       const cases::Case& about,
                                       config::Instant now,
                                       const schemas::Texts& words) {
    if (transition.after.empty()) return std::nullopt;
    for (const Letter& letter : LetterStore{}.of_case(transaction, about.id)) {
        if (!letter.reply || letter.reply->deadline != transition.after) continue;
        if (!letter.reply->last_day) break;
        if (*letter.reply->last_day < calendar::local_date(now)) return std::nullopt;
        return LetterFault{"",
                           "letters.error.too-early",
                           {{"date", calendar::tell_date(*letter.reply->last_day, words)}}};
    }
    return LetterFault{"", "letters.error.not-delivered", {}};
}

std::optional<LetterSource> source_of(const Context& context,
                                      const cases::Case& about,
                                      const forms::Service& service,
                                      const forms::Transition& transition,
                                      const LetterDraft& draft,
                                      std::vector<Attachment> attachments,
                                      config::Instant now) {
    const LetterTemplate* form = context.templates.find(transition.letter);
    if (form == nullptr) return std::nullopt;
    return LetterSource{about,
                        service,
                        transition,
                        *form,
                        draft.fields,
                        std::move(attachments),
                        context.units.unit_name(about.unit, "pl"),
                        {},
                        now};
}

std::vector<Attachment> files_of(const std::vector<documents::Attachment>& stored) {
    std::vector<Attachment> files;
    for (const documents::Attachment& one : stored) {
        files.push_back({static_cast<int>(files.size()) + 1,
                         one.id,
                         one.name,
                         one.media_type,
                         static_cast<std::uint64_t>(one.length),
                         std::string(one.sha256.raw())});
    }
    return files;
}

SendOutcome send_letter(storage::Transaction& transaction,
                        const Context& context,
                        const cases::ActContext& context_of_act,
                        const forms::Service& service,
                        const std::string& transition,
                        int revision,
                        const SignedLetter* by_clerk) {
    Act act(transaction, context_of_act);
    if (act.refusal()) return refused(*act.refusal());
    cases::Case& subject = act.subject();
    if (auto why = not_now(subject, context_of_act)) return refused(std::move(*why));
    const auto* step = letter_transition(service.workflow(), subject, transition);
    if (step == nullptr) return refused(Act::impossible("letters.error.transition"));
    const schemas::Texts& words = context.words("pl");
    if (guard_fault(transaction, *step, subject, context_of_act.now, words)) {
        return refused(Act::impossible("letters.error.guard"));
    }
    const auto key = context.documents.keys().open(transaction, subject.key);
    const auto draft = LetterDraftStore{}.find(
        transaction, key, subject.id, context_of_act.clerk.account, transition);
    if (!draft || draft->revision != revision) {
        return {Act::impossible("letters.error.stale"), std::nullopt, true};
    }
    if (auto why =
            fault_of_signature(transaction, key, *step, *draft, by_clerk, context_of_act.now)) {
        return std::move(*why);
    }
    auto source = source_of(context,
                            subject,
                            service,
                            *step,
                            *draft,
                            files_of(context.attachments.list(transaction, draft_owner(draft->id))),
                            context_of_act.now);
    if (!source) return refused(Act::impossible("letters.error.transition"));
    if (const auto faults = judge_letter(*source, words); !faults.empty()) {
        return refused(Act::unfit(faults.front().field, faults.front().text));
    }
    SendOutcome outcome;
    outcome.sent = issue(transaction, context, context_of_act, *source, *draft, key, by_clerk);
    const std::string details = "\"from\":" + web::json_string(subject.status) +
                                ",\"to\":" + web::json_string(step->to) +
                                ",\"transition\":" + web::json_string(step->id) +
                                ",\"letter\":" + std::to_string(outcome.sent->n);
    act.go(service.workflow(), *step, source->form.date ? new_day(draft->fields) : std::nullopt);
    const char* kind = subject.closed ? "closed" : "moved";
    outcome.act = act.finish({kind, {}, details, {}, true});
    return outcome;
}

}  // namespace okienko::letters
