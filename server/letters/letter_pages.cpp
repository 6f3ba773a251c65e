#include "server/letters/letter_pages.h"

#include <algorithm>
#include <charconv>

#include "schemas/typography.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/letters/letter_desk.h"
#include "server/letters/letter_view.h"
#include "server/web/failures.h"

namespace okienko::letters {

namespace {

constexpr std::chrono::days kDraftLife{90};

int read_int(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

std::vector<std::string> names_of(const LetterTemplate& form) {
    std::vector<std::string> names = {kAddressee, kSignatory, kPosition};
    for (const TemplatePart& part : form.parts) {
        if (!part.field.empty()) names.push_back(part.field);
    }
    if (form.date) {
        for (const char* end : {"-dzien", "-miesiac", "-rok"}) {
            names.push_back(std::string(kNewDay) + end);
        }
    }
    return names;
}

}  // namespace

void LetterPages::add_routes(web::Router& router) const {
    const auto clerk = web::Access::role("clerk");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string base = "/urzad/sprawy/{number}/pismo";
    router.get(base, clerk, bind(&LetterPages::write));
    router.post(base,
                clerk,
                bind(&LetterPages::save),
                {.file_bytes = settings_.file_bytes,
                 .files = kMostFiles,
                 .reports_large_files = true,
                 .media_types = {}});
    router.get(base + "/podglad", clerk, bind(&LetterPages::preview));
    router.post(base + "/wyslij", clerk, bind(&LetterPages::send));
    router.post(base + "/usun", clerk, bind(&LetterPages::discard));
}

web::Response LetterPages::write(const web::Request& request) const {
    return render_form(
        request, open_to_write(context_, request, request.query.get("przejscie")), {}, {});
}

void LetterPages::store(const web::Request& request, LetterDesk& desk) const {
    const LetterTemplate& form = *context_.templates.find(desk.transition->letter);
    for (const std::string& name : names_of(form)) {
        desk.draft.fields.set(name, request.form.get(name));
    }
    desk.draft.saved = desk.now;
    context_.database.run([&](storage::Transaction& transaction) {
        const auto key = context_.documents.keys().open(transaction, desk.about.key);
        LetterDraftStore{}.save(transaction, key, desk.draft);
        const std::string owner = draft_owner(desk.draft.id);
        if (const std::string gone = request.form.get("usun"); !gone.empty()) {
            context_.attachments.remove(transaction, gone, owner);
        }
        context_.attachments.keep_until(transaction, owner, desk.now + kDraftLife);
    });
}

web::Response LetterPages::save(const web::Request& request) const {
    const std::string transition = request.form.get("przejscie");
    LetterDesk desk = open_to_write(context_, request, transition);
    store(request, desk);
    const auto key = context_.database.read([&](storage::Transaction& transaction) {
        return context_.documents.keys().open(transaction, desk.about.key);
    });
    const std::string owner = draft_owner(desk.draft.id);
    const auto refusals = take_files(
        {context_.attachments, key, owner, desk.now, desk.now + kDraftLife},
        request.uploads,
        desk.files.size() - (request.form.get("usun").empty() || desk.files.empty() ? 0 : 1),
        pages_.texts(request.language));
    desk.files = context_.database.read([&](storage::Transaction& transaction) {
        return files_of(context_.attachments.list(transaction, owner));
    });
    if (!refusals.empty()) return render_form(request, desk, {}, refusals);
    if (request.form.get("krok") != "podglad") {
        return web::see_other(letter_address(desk.about.number, "", transition) + "#pliki");
    }
    const auto faults = judge_letter(desk.source(context_), context_.words("pl"));
    if (!faults.empty()) return render_form(request, desk, faults, {});
    return web::see_other(letter_address(desk.about.number, "/podglad", transition));
}

web::Response LetterPages::preview(const web::Request& request) const {
    const std::string transition = request.query.get("przejscie");
    const LetterDesk desk = open_to_write(context_, request, transition);
    if (!judge_letter(desk.source(context_), context_.words("pl")).empty()) {
        return web::see_other(letter_address(desk.about.number, "", transition));
    }
    return render_preview(request, desk, {}, 200);
}

web::Response LetterPages::send(const web::Request& request) const {
    const std::string transition = request.form.get("przejscie");
    const LetterDesk before = open_desk(context_, request, transition);
    if (!before.service) throw web::Refusal(409, "letters.error.transition");
    const cases::ActContext act{*request.identity,
                                before.about.number,
                                read_int(request.form.get("wersja")),
                                request.received};
    const SendOutcome outcome = context_.database.run([&](storage::Transaction& transaction) {
        return send_letter(transaction,
                           context_,
                           act,
                           *before.service,
                           transition,
                           read_int(request.form.get("szkic")));
    });
    if (outcome.sent) {
        return web::see_other("/urzad/sprawy/" + before.about.number + "?gotowe=pismo");
    }
    using Kind = cases::ActOutcome::Kind;
    if (outcome.act.kind == Kind::missing) throw web::Refusal(404, "cases.error.no-case");
    if (outcome.act.kind == Kind::forbidden) throw web::Refusal(403, "cases.error.other-unit");
    if (outcome.act.kind == Kind::unfit) {
        return web::see_other(letter_address(before.about.number, "", transition));
    }
    const LetterDesk desk = open_desk(context_, request, transition);
    if (desk.transition == nullptr || desk.draft.revision == 0) {
        // The case went on meanwhile, or the letter is sent already: its page tells.
        throw web::Refusal(409, "letters.error.transition");
    }
    return render_preview(request, desk, outcome.act, 409);
}

web::Response LetterPages::discard(const web::Request& request) const {
    const LetterDesk desk = open_desk(context_, request, request.form.get("przejscie"));
    if (desk.draft.revision > 0) {
        context_.database.run([&](storage::Transaction& transaction) {
            for (const Attachment& file : desk.files) {
                context_.attachments.remove(transaction, file.upload, draft_owner(desk.draft.id));
            }
            LetterDraftStore{}.remove(transaction, desk.draft.id);
        });
    }
    return web::see_other("/urzad/sprawy/" + desk.about.number);
}

web::Response LetterPages::render_form(const web::Request& request,
                                       const LetterDesk& desk,
                                       const std::vector<LetterFault>& faults,
                                       const std::vector<std::string>& refusals) const {
    const schemas::Texts& words = pages_.texts(request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office")
        .set("active", "queue")
        .set("back", "/urzad/sprawy/" + desk.about.number);
    schemas::Node write = root.add("write");
    write.set("number", desk.about.number)
        .set("called", desk.about.called())
        .set("subject", desk.about.subject)
        .set("transition", desk.transition->id)
        .set(
            "title",
            context_.services.transition(desk.about.package, desk.transition->id, request.language))
        .set("saved", desk.draft.revision > 0)
        .set("account", desk.about.owner.has_value())
        .set("confirm", context_.templates.find(desk.transition->letter)->confirm);
    add_fields(write, desk.source(context_), words);
    add_files(write, desk.files);
    if (desk.guard) {
        write.add("guard", words.get(desk.guard->text, desk.guard->values));
    }
    schemas::Node errors = root.add("errors");
    for (const LetterFault& fault : faults) {
        errors.add("error", words.get(fault.text, fault.values)).set("field", fault.field);
    }
    for (const std::string& refusal : refusals) {
        errors.add("error", refusal).set("field", std::string_view(kFiles));
    }
    const bool wrong = !faults.empty() || !refusals.empty();
    if (!wrong) errors.remove();
    return pages_.render(request, "letters/write", view, wrong ? 422 : 200);
}

web::Response LetterPages::render_preview(const web::Request& request,
                                          const LetterDesk& desk,
                                          const cases::ActOutcome& outcome,
                                          int status) const {
    const schemas::Texts& words = pages_.texts(request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office")
        .set("active", "queue")
        .set("back", letter_address(desk.about.number, "", desk.transition->id));
    schemas::Node shown = root.add("preview");
    const LetterTemplate& form = *context_.templates.find(desk.transition->letter);
    shown.set("number", desk.about.number)
        .set("called", desk.about.called())
        .set("transition", desk.transition->id)
        .set("revision", static_cast<long long>(desk.about.revision))
        .set("draft", static_cast<long long>(desk.draft.revision))
        .set("account", desk.about.owner.has_value())
        .set("signature", desk.transition->signature)
        .set("confirm", form.confirm)
        .set("to",
             context_.services.state(desk.about.package, desk.transition->to, request.language))
        .set("changed", outcome.kind == cases::ActOutcome::Kind::changed);
    add_files(shown, desk.files);
    shown.add("paper").append_copy(
        write_letter(desk.source(context_), context_.head, context_.words("pl")).root());
    if (!outcome.reason.empty()) {
        root.add("errors").add("error", words.get(outcome.reason));
    } else if (desk.guard) {
        root.add("errors").add("error", words.get(desk.guard->text, desk.guard->values));
    }
    return pages_.render(request, "letters/preview", view, status);
}

}  // namespace okienko::letters
