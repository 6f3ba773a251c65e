#include "server/letters/sent_letter_pages.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/cases/open_for_office.h"
#include "server/letters/addition_store.h"
#include "server/letters/correspondence.h"
#include "server/letters/delivery.h"
#include "server/letters/letter_store.h"
#include "server/letters/letter_view.h"
#include "server/web/failures.h"

namespace okienko::letters {

namespace {

int read_int(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

std::string page_of(const cases::Case& about, const Letter& letter) {
    return "/urzad/sprawy/" + about.number + "/pisma/" + std::to_string(letter.n);
}

}  // namespace

struct SentLetterPages::Found {
    cases::Case about;
    Letter letter;
    std::vector<Attachment> files;
};

struct SentLetterPages::FoundAddition {
    cases::Case about;
    Addition addition;
    std::vector<Attachment> files;
};

void SentLetterPages::add_routes(web::Router& router) const {
    const auto clerk = web::Access::role("clerk");
    const auto get = [&](const std::string& pattern,
                         web::Response (SentLetterPages::*handler)(const web::Request&) const) {
        router.get("/urzad/sprawy/{number}" + pattern, clerk, [this, handler](const auto& request) {
            return (this->*handler)(request);
        });
    };
    get("/pisma/{letter}", &SentLetterPages::show);
    get("/pisma/{letter}/pismo.xml", &SentLetterPages::document);
    get("/pisma/{letter}/pismo.pdf", &SentLetterPages::pdf);
    get("/pisma/{letter}/upd.xml", &SentLetterPages::receipt);
    get("/pisma/{letter}/zalaczniki/{n}", &SentLetterPages::attachment);
    get("/uzupelnienia/{addition}", &SentLetterPages::addition);
    get("/uzupelnienia/{addition}/uzupelnienie.xml", &SentLetterPages::addition_document);
    get("/uzupelnienia/{addition}/upp.xml", &SentLetterPages::addition_receipt);
    get("/uzupelnienia/{addition}/zalaczniki/{n}", &SentLetterPages::addition_attachment);
    router.post("/urzad/sprawy/{number}/pisma/{letter}/pismo.pdf",
                clerk,
                [this](const auto& request) { return ask_pdf(request); });
    router.post("/urzad/sprawy/{number}/pisma/{letter}/doreczenie",
                clerk,
                [this](const auto& request) { return delivered(request); });
}

cases::Case SentLetterPages::open_case(const web::Request& request, std::string_view what) const {
    const auto reading = context_.database.run([&](storage::Transaction& transaction) {
        return cases::open_for_office(transaction,
                                      *request.identity,
                                      context_.documents.keys(),
                                      request.parameter("number"),
                                      what);
    });
    if (reading.kind == cases::OfficeReading::Kind::sealed) {
        throw cases::sealed_refusal(reading.until);
    }
    if (reading.kind == cases::OfficeReading::Kind::forbidden) {
        throw web::Refusal(403, "cases.error.other-unit");
    }
    if (!reading.found) throw web::Refusal(404, "cases.error.no-case");
    return *reading.found;
}

SentLetterPages::Found SentLetterPages::open(const web::Request& request) const {
    Found found{open_case(request, "letter"), {}, {}};
    context_.database.read([&](storage::Transaction& transaction) {
        const LetterStore store;
        const auto letter =
            store.find(transaction, found.about.id, read_int(request.parameter("letter")));
        if (!letter) throw web::not_found("no such letter");
        found.letter = *letter;
        found.files = store.attachments(transaction, letter->id);
    });
    return found;
}

SentLetterPages::FoundAddition SentLetterPages::open_addition(const web::Request& request) const {
    FoundAddition found{open_case(request, "addition"), {}, {}};
    context_.database.read([&](storage::Transaction& transaction) {
        const AdditionStore store;
        const auto addition =
            store.find(transaction, found.about.id, read_int(request.parameter("addition")));
        if (!addition) throw web::not_found("no such addition");
        found.addition = *addition;
        found.files = store.attachments(transaction, addition->id);
    });
    return found;
}

web::Response SentLetterPages::show(const web::Request& request) const {
    return render(request, open(request), {}, 200);
}

web::Response SentLetterPages::render(const web::Request& request,
                                      const Found& found,
                                      const std::string& error,
                                      int status) const {
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office")
        .set("active", "queue")
        .set("back", "/urzad/sprawy/" + found.about.number);
    schemas::Node shown = root.add("sent");
    shown.set("called", found.about.called())
        .set("href", page_of(found.about, found.letter))
        .set("account", found.about.owner.has_value());
    add_letter(shown, found.letter, title_of(context_.services, found.about, found.letter));
    add_files(shown, found.files);
    if (!add_paper(shown, files_.bytes(found.letter.document))) {
        throw web::Refusal(410, "cases.error.erased");
    }
    files_.add_pdf(shown, found.letter, *shown.attribute("href"));
    if (!error.empty()) {
        root.add("errors")
            .add("error", pages_.texts(request.language).get(error))
            .set("field", "termin");
    }
    return pages_.render(request, "letters/sent", view, status);
}

web::Response SentLetterPages::document(const web::Request& request) const {
    const Found found = open(request);
    return files_.xml(found.letter.document, "pismo", found.letter.number);
}

web::Response SentLetterPages::pdf(const web::Request& request) const {
    const Found found = open(request);
    return files_.pdf(found.letter, page_of(found.about, found.letter));
}

web::Response SentLetterPages::ask_pdf(const web::Request& request) const {
    const Found found = open(request);
    files_.ask_pdf(found.about, found.letter);
    return web::see_other(page_of(found.about, found.letter));
}

web::Response SentLetterPages::receipt(const web::Request& request) const {
    const Found found = open(request);
    return files_.xml(found.letter.receipt, "upd", found.letter.number);
}

web::Response SentLetterPages::attachment(const web::Request& request) const {
    return files_.attachment(open(request).files, request.parameter("n"));
}

web::Response SentLetterPages::delivered(const web::Request& request) const {
    const Found found = open(request);
    forms::Values typed;
    for (const char* end : {"-dzien", "-miesiac", "-rok"}) {
        const std::string name = std::string(kNewDay) + end;
        typed.set(name, request.form.get(name));
    }
    const auto day = new_day(typed);
    const bool noted = day && context_.database.run([&](storage::Transaction& transaction) {
        return note_delivery(
            transaction, found.about, found.letter.id, *request.identity, *day, request.received);
    });
    if (!noted) return render(request, found, "letters.error.delivered-day", 422);
    return web::see_other(page_of(found.about, found.letter));
}

web::Response SentLetterPages::addition(const web::Request& request) const {
    const FoundAddition found = open_addition(request);
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office")
        .set("active", "queue")
        .set("back", "/urzad/sprawy/" + found.about.number);
    schemas::Node shown = root.add("received");
    shown.set("called", found.about.called())
        .set("href",
             "/urzad/sprawy/" + found.about.number + "/uzupelnienia/" +
                 std::to_string(found.addition.n));
    add_addition(shown, found.addition);
    add_files(shown, found.files);
    if (!add_paper(shown, files_.bytes(found.addition.document))) {
        throw web::Refusal(410, "cases.error.erased");
    }
    return pages_.render(request, "letters/addition", view);
}

web::Response SentLetterPages::addition_document(const web::Request& request) const {
    const FoundAddition found = open_addition(request);
    return files_.xml(found.addition.document, "uzupelnienie", found.addition.number);
}

web::Response SentLetterPages::addition_receipt(const web::Request& request) const {
    const FoundAddition found = open_addition(request);
    return files_.xml(found.addition.receipt, "upp", found.addition.number);
}

web::Response SentLetterPages::addition_attachment(const web::Request& request) const {
    return files_.attachment(open_addition(request).files, request.parameter("n"));
}

}  // namespace okienko::letters
