#include "server/services/query_journal/query_view.h"

#include <variant>

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_view.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/query_store.h"
#include "server/services/query_journal/simple_text.h"
#include "server/services/query_journal/slug.h"

namespace okienko::query_journal {

namespace {

void add_answer(schemas::Node parent, const Answer& answer) {
    schemas::Node element = parent.add("answer");
    element.set("revision", static_cast<long long>(answer.revision))
        .set("written-name", answer.written_name)
        .set("submitted-name", answer.submitted_name)
        .set("approved-name", answer.approved_name)
        .set("returned-note", answer.returned_note);
    if (answer.revision > 0) element.set("written", calendar::local(answer.written));
    element.add("typed", answer.text);
    add_simple_text(element.add("text"), answer.text);
}

void add_entry(schemas::Node parent, const Entry& entry) {
    schemas::Node element = parent.add("entry");
    element.set("state", to_string(entry.state))
        .set("revision", static_cast<long long>(entry.revision))
        .set("reason", entry.reason)
        .set("changed", calendar::local(entry.changed));
    if (entry.published) element.set("published", calendar::local(*entry.published));
    if (entry.state == Entry::State::published) element.set("href", entry.address());
}

}  // namespace

std::optional<QueryFile> read_query(storage::Transaction& transaction,
                                    const Context& context,
                                    const cases::Case& of) {
    const auto query = QueryStore{}.find(transaction, of.id);
    if (!query) return std::nullopt;
    QueryFile file{of, *query, std::nullopt, {}, EntryStore{}.of_case(transaction, of.id)};
    const auto sealed = QueryStore{}.answer(transaction, of.id);
    try {
        const auto parsed = schemas::parse(context.documents.get(transaction, of.document));
        if (const auto* document = std::get_if<schemas::Document>(&parsed)) {
            file.question = question_of(*document);
        }
        if (sealed) {
            file.answer = sealed->answer;
            file.answer.text = context.documents.keys()
                                   .open(transaction, of.key)
                                   .open(sealed->text, sealing_context(of.id));
        }
    } catch (const documents::Erased&) {
        file.question.reset();
    }
    return file;
}

schemas::Node add_query(schemas::Node parent,
                        const QueryFile& file,
                        const Context& context,
                        const std::string& language,
                        std::chrono::sys_days today) {
    schemas::Node element = parent.add("query");
    element.set("number", file.of.number)
        .set("called", file.of.called())
        .set("registration", registration_number(file.query.year, file.query.n))
        .set("subject", file.question ? file.question->subject : file.of.subject)
        .set("unit", file.of.unit)
        .set("unit-name", context.office.unit_name(file.of.unit, language))
        .set("status", file.of.status)
        .set("state", context.words.state(file.of.package, file.of.status, language))
        .set("received", calendar::local(file.of.received))
        .set("open", !file.of.closed.has_value())
        .set("consent", file.query.consent)
        .set("consent-ended", file.query.consent_ended);
    if (file.query.answered) element.set("answered", calendar::local(*file.query.answered));
    schemas::Node question = element.add("question");
    if (file.question) add_simple_text(question, file.question->text);
    if (file.of.term && !file.of.closed) cases::add_term(element, *file.of.term, today);
    add_answer(element, file.answer);
    if (file.entry) add_entry(element, *file.entry);
    return element;
}

void add_row(schemas::Node parent,
             const QueryRow& row,
             const Context& context,
             const std::string& language,
             std::chrono::sys_days today) {
    schemas::Node element = parent.add("query");
    element.set("number", row.number)
        .set("registration", registration_number(row.year, row.n))
        .set("unit", row.unit)
        .set("unit-name", context.office.unit_name(row.unit, language))
        .set("subject", row.subject)
        .set("status", row.status)
        .set("received", calendar::local(row.received))
        .set("name", row.name)
        .set("mine", row.mine)
        .set("publication", row.publication);
    if (row.answered) element.set("answered", calendar::local(*row.answered));
    if (row.last_day) {
        element.add("deadline")
            .set("date", calendar::format_date(*row.last_day))
            .set("left", calendar::days_left(*row.last_day, today));
    }
}

}  // namespace okienko::query_journal
