#include "server/cases/act.h"

#include <algorithm>

#include "server/audit/entry.h"
#include "server/cases/case_store.h"
#include "server/cases/queue.h"
#include "server/cases/term.h"
#include "server/web/escape.h"

namespace okienko::cases {

namespace {

ActOutcome refused(ActOutcome::Kind kind) {
    return {kind, std::nullopt, {}, {}, {}};
}

}  // namespace

Act::Act(storage::Transaction& transaction, const ActContext& context)
    : transaction_(transaction), context_(context) {
    if (!store_.lock(transaction, context.number)) {
        refusal_ = refused(ActOutcome::Kind::missing);
        return;
    }
    subject_ = CaseStore{}.by_number(transaction, context.number);
    if (!QueueScope::of(context.clerk).covers(subject_->unit)) {
        audit::append(transaction,
                      {"clerk:" + context.clerk.account,
                       "cases.refused",
                       "case:" + subject_->id,
                       "{\"unit\":" + web::json_string(subject_->unit) + "}"});
        refusal_ = refused(ActOutcome::Kind::forbidden);
        return;
    }
    if (subject_->revision != context.revision) {
        refusal_ = ActOutcome{ActOutcome::Kind::changed,
                              subject_,
                              {},
                              {},
                              store_.history(transaction, subject_->id, context.revision)};
    }
}

void Act::go(const forms::Workflow& workflow,
             const forms::Transition& transition,
             std::optional<std::chrono::sys_days> chosen) {
    lead(*subject_, workflow, transition, context_.now, chosen);
}

ActOutcome Act::finish(const Record& record) {
    store_.write(transaction_, *subject_);
    const std::string members = "\"revision\":" + std::to_string(subject_->revision) +
                                (record.details.empty() ? "" : "," + record.details);
    const std::string reason =
        record.reason.empty() ? "" : ",\"reason\":" + web::json_string(record.reason);
    Event event;
    event.kind = record.kind;
    event.actor = "office";
    event.account = context_.clerk.account;
    event.name = context_.clerk.name;
    event.note = record.note;
    event.details = "{" + members + reason + "}";
    event.shown = record.shown;
    event.at = context_.now;
    CaseStore{}.add_event(transaction_, subject_->id, event);
    audit::append(transaction_,
                  {"clerk:" + context_.clerk.account,
                   "cases." + record.kind,
                   "case:" + subject_->id,
                   "{" + members + "}"});
    return {ActOutcome::Kind::done, subject_, {}, {}, {}};
}

ActOutcome Act::impossible(std::string reason) {
    return {ActOutcome::Kind::impossible, std::nullopt, std::move(reason), {}, {}};
}

ActOutcome Act::unfit(std::string field, std::string reason) {
    return {ActOutcome::Kind::unfit, std::nullopt, std::move(reason), std::move(field), {}};
}

std::string clean_note(std::string_view typed) {
    std::string text;
    for (const char c : typed) {
        if (c != '\r') text += c;
    }
    const auto from = text.find_first_not_of(" \t\n");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace okienko::cases
