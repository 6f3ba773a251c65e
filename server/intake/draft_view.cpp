#include "server/intake/draft_view.h"

#include "forms/form_view.h"
#include "schemas/typography.h"
#include "server/calendar/local_time.h"

namespace okienko::intake {

std::string service_title(const forms::Service& service, std::string_view language) {
    const schemas::Texts& texts = service.texts(service.language_or_polish(language));
    return texts.has("form.name") ? texts.get("form.name") : service.id();
}

void describe_case(schemas::Node element,
                   const cases::Case& shown,
                   const forms::Service& service,
                   std::string_view language) {
    const schemas::Texts& texts = service.texts(service.language_or_polish(language));
    const std::string state = "state." + shown.status;
    element.set("title", service_title(service, language));
    element.set("state", texts.has(state) ? texts.get(state) : shown.status);
    if (const auto* known = service.workflow().state(shown.status))
        element.set("state-kind", known->kind);
    if (shown.term && texts.has(shown.term->basis)) {
        element.child("term")->set(
            "basis-words", schemas::with_hard_spaces(texts.get(shown.term->basis), language));
    }
}

schemas::Node add_draft(schemas::Node parent,
                        const OpenDraft& open,
                        config::Instant now,
                        std::string_view language) {
    schemas::Node element = parent.add("draft");
    element.set("id", open.draft.id)
        .set("service", open.draft.service)
        .set("title", service_title(*open.service, language))
        .set("version", open.service->version())
        .set("revision", static_cast<long long>(open.draft.revision))
        .set("saved", calendar::local(open.draft.saved))
        .set("expires", calendar::format_date(calendar::local_date(open.draft.expires)))
        .set("saved-today", calendar::local_date(open.draft.saved) == calendar::local_date(now))
        .set("files", open.service->has_file_fields());
    return element;
}

void add_conflict(schemas::Node parent,
                  const forms::Page& page,
                  const forms::Answers& mine,
                  const forms::Answers& stored,
                  const std::vector<std::pair<std::string, std::string>>& posted) {
    schemas::Node element = parent.add("conflict");
    element.set("page", page.id);
    for (const auto& [name, answers] : {std::pair{"mine", &mine}, std::pair{"stored", &stored}}) {
        schemas::Node version = element.add(name);
        forms::write_summary(version, *answers);
        for (schemas::Node section : version.child("form-summary")->children("section")) {
            if (section.attribute_or("page", "") != page.id) section.remove();
        }
    }
    for (const auto& [name, value] : posted) {
        if (name.starts_with("_")) continue;
        element.add("field", value).set("name", name);
    }
}

void add_faults(schemas::Node parent,
                const std::string& draft,
                const forms::Violations& violations,
                std::string_view language) {
    schemas::Node errors = parent.add("errors");
    for (const forms::Violation& violation : violations.items) {
        if (violation.warning) continue;
        schemas::Node error =
            errors.add("error", schemas::with_hard_spaces(violation.message, language));
        if (!violation.page.empty()) {
            error.set("href",
                      "/wnioski/" + draft + "/zmien/" + violation.page + "#" + violation.control);
        }
    }
}

}  // namespace okienko::intake
