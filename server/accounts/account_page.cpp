#include "server/accounts/account_page.h"

#include "server/accounts/account_store.h"
#include "server/accounts/form_page.h"
#include "server/calendar/local_time.h"

namespace okienko::accounts {

namespace {

using std::chrono::sys_days;

std::string_view tone_word(CaseSummary::Tone tone) {
    switch (tone) {
        case CaseSummary::Tone::calm:
            return "calm";
        case CaseSummary::Tone::waiting:
            return "waiting";
        case CaseSummary::Tone::done:
            return "done";
    }
    return {};
}

void add_deadline(schemas::Node parent, const CaseSummary& summary, sys_days today) {
    const auto& deadline = *summary.deadline;
    auto term = parent.add("term");
    term.set("date", calendar::format_date(deadline.date))
        .set("left", calendar::days_left(deadline.date, today))
        .set("count", deadline.period.count)
        .set("unit", calendar::unit_id(deadline.period.unit))
        .set("basis-words", summary.basis);
    for (const auto& step : deadline.steps) {
        auto element = term.add("step");
        element.set("text", step.text_id(deadline.period.unit))
            .set("date", calendar::format_date(step.date))
            .set("basis", step.basis);
        if (step.holiday) element.set("holiday", calendar::holiday_id(*step.holiday));
    }
}

void add_case(schemas::Node parent, const CaseSummary& summary, sys_days today) {
    auto element = parent.add("case");
    element.set("href", summary.href)
        .set("title", summary.title)
        .set("called", summary.called)
        .set("subject", summary.subject)
        .set("state", summary.state)
        .set("tone", tone_word(summary.tone))
        .set("sent", calendar::local(summary.sent));
    if (summary.closed) element.set("closed", calendar::local(*summary.closed));
    if (summary.deadline) add_deadline(element, summary, today);
}

void add_draft(schemas::Node parent, const DraftSummary& draft, sys_days today) {
    auto element = parent.add("draft");
    element.set("href", draft.href)
        .set("title", draft.title)
        .set("remove", draft.remove)
        .set("saved", calendar::local(draft.saved))
        .set("saved-today", calendar::local_date(draft.saved) == today)
        .set("expires", calendar::format_date(draft.expires));
    if (draft.pages > 0) element.set("pages", draft.pages).set("left", draft.pages_left);
}

}  // namespace

void AccountPage::add_routes(web::Router& router) {
    const auto access = web::Access::signed_in();
    router.get("/konto", access, [this](const web::Request& request) { return show(request); });
    router.get("/konto/sprawy", access, [this](const web::Request& request) {
        return show_closed(request);
    });
}

web::Response AccountPage::show_closed(const web::Request& request) const {
    FormPage page(pages_, request, "closed_cases", "/konto");
    const auto today = calendar::local_date(context_.clock.now());
    auto closed = page.root().add("closed");
    for (const auto& summary :
         overview_.closed_cases(request.identity->account, request.language)) {
        add_case(closed, summary, today);
    }
    return page.show();
}

web::Response AccountPage::show(const web::Request& request) const {
    const auto& id = request.identity->account;
    FormPage page(pages_, request, "account");
    page.notice(request.query.get("stan"));
    const auto account = context_.database.read(
        [&](storage::Transaction& transaction) { return AccountStore{}.by_id(transaction, id); });
    if (account) page.form().set("greeting", account->greeting);

    const auto today = calendar::local_date(context_.clock.now());
    const auto lists = overview_.cases(id, request.language);
    auto open = page.root().add("open");
    auto closed = page.root().add("closed").set("total", lists.closed_total);
    for (const auto& summary : lists.open) add_case(open, summary, today);
    for (const auto& summary : lists.closed) add_case(closed, summary, today);
    auto drafts = page.root().add("drafts");
    for (const auto& draft : overview_.drafts(id, request.language)) {
        add_draft(drafts, draft, today);
    }
    return page.show();
}

}  // namespace okienko::accounts
