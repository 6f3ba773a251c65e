#include "server/cases/office_case_view.h"

#include "schemas/typography.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_view.h"
#include "server/cases/choices.h"
#include "signing/digest.h"

namespace okienko::cases {

namespace {

void add_event(schemas::Node parent,
               const OfficeEvent& entry,
               const OfficeCase& model,
               const ServiceWords& words,
               std::string_view language) {
    schemas::Node element = parent.add("event", entry.event.note);
    element.set("kind", entry.event.kind)
        .set("actor", entry.event.actor)
        .set("name", entry.event.name)
        .set("at", calendar::local(entry.event.at))
        .set("shown", entry.event.shown)
        .set("sign", entry.sign)
        .set("reason", entry.reason);
    // A transition's word tells what to do; what was done is told by the state it led to.
    if (!entry.transition.empty()) {
        element.set("state", words.state(model.shown.package, entry.to, language));
    }
    for (const OfficeCase::Unit& unit : model.units) {
        if (entry.event.kind == "passed" && unit.code == entry.to) element.set("unit", unit.name);
    }
}

void add_choice(schemas::Node acts,
                const char* name,
                const std::vector<const forms::Transition*>& transitions,
                const std::string& chosen,
                const Case& of,
                const ServiceWords& words,
                std::string_view language) {
    for (const forms::Transition* transition : transitions) {
        acts.add(name)
            .set("value", transition->id)
            .set("label", words.transition(of.package, transition->id, language))
            .set("selected", transition->id == chosen);
    }
}

void add_papers(schemas::Node element, const std::vector<Paper>& papers) {
    if (papers.empty()) return;
    schemas::Node list = element.add("papers");
    for (const Paper& paper : papers) {
        schemas::Node line = list.add("paper");
        line.set("office", paper.from_office)
            .set("title", paper.title)
            .set("number", paper.number)
            .set("href", paper.href)
            .set("at", calendar::local(paper.at))
            .set("state", paper.state);
        if (paper.day) line.set("day", calendar::format_date(*paper.day));
        if (paper.until) line.set("until", calendar::format_date(*paper.until));
        if (paper.reply_by) line.set("reply-by", calendar::format_date(*paper.reply_by));
    }
}

void add_acts(schemas::Node element,
              const OfficeCase& model,
              const ActPanel& panel,
              const web::Identity& clerk,
              const ServiceWords& words,
              std::string_view language) {
    const Case& shown = model.shown;
    schemas::Node acts = element.add("acts");
    if (shown.closed) return;
    const auto service = words.service(shown.package);
    const bool mine = shown.assignee == clerk.account;
    acts.set("register", !shown.sign && service && !service->workflow().jrwa.empty())
        .set("take", !mine)
        .set("return", shown.assignee.has_value());
    for (const OfficeCase::Unit& unit : model.units) {
        if (unit.code == shown.unit) continue;
        acts.add("unit")
            .set("value", unit.code)
            .set("label", unit.code + " – " + unit.name)
            .set("selected", panel.typed.get("jednostka") == unit.code);
    }
    if (!service || !mine || !shown.sign) return;
    add_choice(acts,
               "letter",
               letter_choices(service->workflow(), shown.status),
               {},
               shown,
               words,
               language);
    add_choice(acts,
               "move",
               choices(service->workflow(), shown.status, Way::onward),
               panel.typed.get("przejscie"),
               shown,
               words,
               language);
    add_choice(acts,
               "outcome",
               choices(service->workflow(), shown.status, Way::end),
               panel.typed.get("wynik"),
               shown,
               words,
               language);
}

void add_panel(schemas::Node element,
               const ActPanel& panel,
               const OfficeCase& model,
               const ServiceWords& words,
               std::string_view language) {
    element.set("act", panel.act);
    for (const auto& [name, value] : panel.typed.items()) {
        if (name != "_csrf" && name != "wersja") element.add("typed", value).set("name", name);
    }
    if (!panel.changed) return;
    schemas::Node changed = element.add("changed");
    for (const OfficeEvent& entry : panel.meanwhile) {
        add_event(changed, entry, model, words, language);
    }
}

}  // namespace

schemas::Node add_office_case(schemas::Node parent,
                              const OfficeCase& model,
                              const ActPanel& panel,
                              const web::Identity& clerk,
                              const ServiceWords& words,
                              const schemas::Texts& texts,
                              std::chrono::sys_days today) {
    const Case& shown = model.shown;
    const std::string& language = texts.language();
    schemas::Node element = add_case(parent, shown, today);
    element.set("revision", static_cast<long long>(shown.revision))
        .set("status-name", words.state(shown.package, shown.status, language))
        .set("assignee", shown.assignee_name)
        .set("mine", shown.assignee == clerk.account)
        .set("sha256", signing::hex(shown.document_sha256))
        .set("size", static_cast<long long>(shown.document_size))
        .set("receipt", shown.receipt_number)
        .set("erased", model.erased);
    const auto service = words.service(shown.package);
    if (const auto term = element.child("term"); term && service && !shown.term->basis.empty()) {
        const schemas::Texts& own = service->texts(language);
        if (own.has(shown.term->basis)) {
            schemas::Node(*term).set(
                "basis-words", schemas::with_hard_spaces(own.get(shown.term->basis), language));
        }
    }
    if (shown.paused_since) {
        element.set("paused-since", calendar::format_date(*shown.paused_since));
    }
    if (shown.closed) {
        element.set("outcome", words.state(shown.package, shown.status, language));
    }
    if (model.letter) element.add("letter").append_copy(model.letter->root());
    add_attachments(element, model.attachments);
    add_papers(element, model.papers);
    if (!model.erased) verification::add_kept_signatures(element, model.signatures, texts);
    schemas::Node history = element.add("history");
    for (const OfficeEvent& entry : model.history) {
        add_event(history, entry, model, words, language);
    }
    add_acts(element, model, panel, clerk, words, language);
    add_panel(element, panel, model, words, language);
    return element;
}

}  // namespace okienko::cases
