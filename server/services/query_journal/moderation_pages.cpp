#include "server/services/query_journal/moderation_pages.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/difference.h"
#include "server/services/query_journal/hints.h"
#include "server/services/query_journal/office_pages.h"
#include "server/web/failures.h"

namespace okienko::query_journal {

namespace {

using Kind = cases::ActOutcome::Kind;

int read_int(const std::string& text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : -1;
}

/// <hinted><t>words</t><hint kind="phone">…</hint>…</hinted>
void add_hinted(schemas::Node parent, std::string_view text) {
    schemas::Node element = parent.add("hinted");
    std::size_t done = 0;
    for (const Hint& hint : find_hints(text)) {
        if (hint.from > done) element.add("t", text.substr(done, hint.from - done));
        element.add("hint", text.substr(hint.from, hint.length)).set("kind", to_string(hint.kind));
        done = hint.from + hint.length;
    }
    if (done < text.size()) element.add("t", text.substr(done));
}

/// <difference changed="true"><part kind="same|removed|added">…</part>…</difference>
void add_difference(schemas::Node parent, std::string_view original, std::string_view edited) {
    schemas::Node element = parent.add("difference");
    element.set("changed", original != edited);
    for (const DifferencePart& part : difference(original, edited)) {
        element.add("part", part.text)
            .set("kind",
                 part.kind == DifferencePart::Kind::same      ? "same"
                 : part.kind == DifferencePart::Kind::removed ? "removed"
                                                              : "added");
    }
}

void add_text(schemas::Node parent,
              std::string_view name,
              const std::string& original,
              const std::string& edited) {
    schemas::Node element = parent.add("public");
    element.set("name", name);
    element.add("typed", edited);
    add_hinted(element, edited);
    add_difference(element, original, edited);
}

PublicWords words_of(const QueryFile& file) {
    if (file.entry && file.entry->state == Entry::State::published) {
        return {file.entry->title, file.entry->question, file.entry->answer, false};
    }
    const Question question = file.question.value_or(Question{});
    return {question.subject, question.text, file.answer.text, false};
}

PublicWords posted(const web::Request& request) {
    return {cases::clean_note(request.form.get("tytul")),
            cases::clean_note(request.form.get("pytanie")),
            cases::clean_note(request.form.get("tresc")),
            request.form.has("potwierdzam")};
}

}  // namespace

void ModerationPages::add_routes(web::Router& router) const {
    const auto clerk = web::Access::role("clerk");
    router.get("/urzad/zapytania/{number}/publikacja", clerk, [this](const auto& request) {
        return show(request);
    });
    router.post("/urzad/zapytania/{number}/publikacja", clerk, [this](const auto& request) {
        return decide(request);
    });
}

web::Response ModerationPages::show(const web::Request& request) const {
    const QueryFile file = open_query(context_, request);
    return render(request, file, words_of(file), {}, 200);
}

web::Response ModerationPages::decide(const web::Request& request) const {
    const std::string act = request.form.get("czynnosc");
    const ModerationOrder order{*request.identity,
                                request.parameter("number"),
                                read_int(request.form.get("wersja")),
                                request.received};
    const PublicWords words = posted(request);
    if (act == "podglad") return render(request, open_query(context_, request), words, {}, 200);
    const auto reason = request.form.get("powod");
    const auto outcome = context_.searching.run([&](storage::Transaction& transaction) {
        if (act == "odmow") return refuse_entry(transaction, context_, order, reason);
        if (act == "wycofaj") return withdraw_entry(transaction, context_, order, reason);
        return publish_entry(transaction, context_, order, words);
    });
    if (outcome.kind == Kind::missing) throw web::Refusal(404, "cases.error.no-case");
    if (outcome.kind == Kind::forbidden) throw web::Refusal(403, "cases.error.other-unit");
    if (outcome.ok()) {
        const std::string done = act == "odmow"     ? "odmowa"
                                 : act == "wycofaj" ? "wycofanie"
                                                    : "publikacja";
        return web::see_other("/urzad/zapytania/" + order.number + "?gotowe=" + done);
    }
    return render(request,
                  open_query(context_, request),
                  words,
                  outcome,
                  outcome.kind == Kind::unfit ? 422 : 409);
}

web::Response ModerationPages::render(const web::Request& request,
                                      const QueryFile& file,
                                      const PublicWords& words,
                                      const ModerationOutcome& outcome,
                                      int status) const {
    const std::string address = "/urzad/zapytania/" + file.of.number;
    web::View view;
    view.root().set("side", "office").set("active", "queries").set("back", address);
    if (!outcome.ok() && outcome.kind != Kind::changed) {
        const std::string why = context_.pages.texts(request.language).get(outcome.reason);
        schemas::Node error = view.root().add("errors").add("error", why);
        if (!outcome.field.empty()) error.set("field", outcome.field);
    }
    schemas::Node element = add_query(
        view.root(), file, context_, request.language, calendar::local_date(request.received));
    element.set("changed", outcome.kind == Kind::changed)
        .set("suspicious", !words.suspicious_field().empty())
        .set("confirmed", words.confirmed)
        .set("act", request.form.get("czynnosc"));
    element.add("kept", request.form.get("powod")).set("name", "powod");
    const Question question = file.question.value_or(Question{});
    add_text(element, "tytul", question.subject, words.title);
    add_text(element, "pytanie", question.text, words.question);
    add_text(element, "tresc", file.answer.text, words.answer);
    return context_.pages.render(request, "query_journal/moderation", view, status);
}

}  // namespace okienko::query_journal
