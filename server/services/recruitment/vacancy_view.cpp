#include "server/services/recruitment/vacancy_view.h"

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"

namespace okienko::recruitment {

namespace {

const char* phase_of(const Vacancy& vacancy, config::Instant now) {
    switch (vacancy.state) {
        case Vacancy::State::draft:
            return "draft";
        case Vacancy::State::cancelled:
            return "cancelled";
        case Vacancy::State::decided:
            return "decided";
        case Vacancy::State::published:
            break;
    }
    return vacancy.open(now) ? "open" : "closed";
}

std::string told(const FieldRule& rule, const std::string& value, const schemas::Texts& words) {
    if (rule.kind != FieldRule::Kind::choice || value.empty()) return value;
    const std::string id = std::string("recruitment.field.") + rule.id + "." + value;
    return words.has(id) ? words.get(id) : value;
}

std::string label_of(const FieldRule& rule, const schemas::Texts& words) {
    return words.get(std::string("recruitment.field.") + rule.id);
}

}  // namespace

schemas::Node add_vacancy(schemas::Node parent,
                          const Vacancy& vacancy,
                          const catalogue::Office& office,
                          const std::string& language,
                          config::Instant now) {
    schemas::Node element = parent.add("vacancy");
    element.set("number", vacancy.number)
        .set("title", text_of(vacancy.texts, "stanowisko"))
        .set("size", text_of(vacancy.texts, "wymiar"))
        .set("unit", vacancy.unit)
        .set("unit-name", office.unit_name(vacancy.unit, language))
        .set("state", to_string(vacancy.state))
        .set("phase", phase_of(vacancy, now))
        .set("version", static_cast<long long>(vacancy.version))
        .set("revision", static_cast<long long>(vacancy.revision))
        .set("reason", vacancy.reason)
        .set("pay-from", text_of(vacancy.texts, "placa-od"))
        .set("pay-to", text_of(vacancy.texts, "placa-do"));
    if (vacancy.deadline) {
        const auto last = calendar::local_date(*vacancy.deadline - std::chrono::minutes{1});
        element.set("deadline", calendar::format_date(last))
            .set("left",
                 static_cast<long long>(calendar::days_left(last, calendar::local_date(now))));
    }
    if (vacancy.published) {
        element.set("published", calendar::format_date(calendar::local_date(*vacancy.published)));
    }
    if (vacancy.ended) {
        element.set("ended", calendar::format_date(calendar::local_date(*vacancy.ended)));
    }
    return element;
}

void add_fields(schemas::Node parent, const Texts& texts, const schemas::Texts& words) {
    for (const FieldRule& rule : announcement_fields()) {
        const std::string value = text_of(texts, rule.id);
        schemas::Node field = parent.add("field");
        field.set("id", rule.id).set("label", label_of(rule, words)).set("value", value);
        const char* kinds[] = {"line", "text", "choice", "date", "amount"};
        field.set("kind", kinds[static_cast<int>(rule.kind)]).set("told", told(rule, value, words));
        for (const std::string& line : lines_of(value)) field.add("line", line);
    }
}

void add_versions(schemas::Node parent,
                  const std::vector<Version>& oldest_first,
                  const schemas::Texts& words) {
    for (std::size_t i = oldest_first.size(); i-- > 0;) {
        const Version& version = oldest_first[i];
        schemas::Node element = parent.add("version");
        element.set("n", static_cast<long long>(version.version))
            .set("at", calendar::local(version.published))
            .set("note", version.note);
        if (i == 0) continue;
        for (const FieldRule& rule : announcement_fields()) {
            const std::string before = text_of(oldest_first[i - 1].texts, rule.id);
            const std::string after = text_of(version.texts, rule.id);
            if (before == after) continue;
            element.add("change")
                .set("label", label_of(rule, words))
                .set("before", told(rule, before, words))
                .set("after", told(rule, after, words));
        }
    }
}

void add_result(schemas::Node parent, const Result& result) {
    parent.add("result")
        .set("name", result.name)
        .set("town", result.town)
        .set("reason", result.reason)
        .set("at", calendar::format_date(calendar::local_date(result.published)))
        .set("until",
             calendar::format_date(
                 calendar::local_date(result.shown_until - std::chrono::minutes{1})));
}

void add_faults(schemas::Node root, const std::vector<Fault>& faults, const schemas::Texts& words) {
    if (faults.empty()) return;
    schemas::Node errors = root.add("errors");
    for (const Fault& fault : faults) {
        std::string label;
        for (const FieldRule& rule : announcement_fields()) {
            if (fault.field == rule.id) label = label_of(rule, words);
        }
        errors
            .add("error",
                 words.get("recruitment.fault." + fault.id,
                           {{"field", label}, {"what", fault.what}}))
            .set("field", fault.field);
    }
}

}  // namespace okienko::recruitment
