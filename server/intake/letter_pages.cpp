#include "server/intake/letter_pages.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/letters/correspondence.h"
#include "server/letters/delivery.h"
#include "server/letters/file_addition.h"
#include "server/letters/letter_store.h"
#include "server/letters/letter_view.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

int read_int(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

}  // namespace

struct LetterPages::Found {
    cases::Case about;
    letters::Letter letter;
    std::vector<letters::Attachment> files;
    std::string page;  ///< of the letter
    bool asked = false;
};

void LetterPages::add_routes(web::Router& router) const {
    const auto through = [this](auto method, Door door) {
        return [this, method, door](const web::Request& request) {
            return (this->*method)(request, door);
        };
    };
    const auto add = [&](Door door, const web::Access& access) {
        const std::string base = base_of(door) + "/pisma/{letter}";
        router.get(base, access, through(&LetterPages::show, door));
        router.post(base + "/odbior", access, through(&LetterPages::confirm, door));
        router.get(base + "/pismo.xml", access, through(&LetterPages::document, door));
        router.get(base + "/upd.xml", access, through(&LetterPages::receipt, door));
        router.get(base + "/zalaczniki/{n}", access, through(&LetterPages::attachment, door));
    };
    add(Door::account, web::Access::signed_in());
    add(Door::pass, web::Access::anyone());
}

LetterPages::Found LetterPages::open(const web::Request& request, Door door) const {
    Found found{door_.enter(request, door), {}, {}, {}, false};
    const auto service = context_.services.service(found.about.package);
    context_.database.read([&](storage::Transaction& transaction) {
        const letters::LetterStore store;
        const auto letter =
            store.find(transaction, found.about.id, read_int(request.parameter("letter")));
        if (!letter) throw web::not_found("no such letter");
        found.letter = *letter;
        found.files = store.attachments(transaction, letter->id);
        if (!service) return;
        const auto asking = letters::asking_letter(transaction, *service, found.about);
        found.asked = asking && asking->id == letter->id;
    });
    found.page = page_of(found.about, door) + "/pisma/" + std::to_string(found.letter.n);
    return found;
}

LetterPages::Found LetterPages::open_read(const web::Request& request, Door door) const {
    Found found = open(request, door);
    if (!found.letter.readable()) throw web::Refusal(403, "intake.letter.confirm-lead");
    return found;
}

web::Response LetterPages::show(const web::Request& request, Door door) const {
    const Found found = open(request, door);
    const bool readable = found.letter.readable();
    web::View view;
    schemas::Node root = view.root();
    root.set("active", std::string_view(door == Door::account ? "account" : "case-status"))
        .set("back", page_of(found.about, door));
    schemas::Node shown = root.add("reading");
    shown.set("called", found.about.called())
        .set("href", found.page)
        .set("authority", context_.head.authority)
        .set("office", context_.head.office);
    if (readable && found.asked) {
        shown.set("asked", page_of(found.about, door) + "/uzupelnienie");
    }
    letters::add_letter(
        shown,
        found.letter,
        readable ? letters::title_of(context_.services, found.about, found.letter) : "");
    if (readable) letters::add_paper(shown, files_.bytes(found.letter.document));
    web::Response response = pages_.render(request, "intake/letter", view);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response LetterPages::confirm(const web::Request& request, Door door) const {
    const Found found = open(request, door);
    std::optional<std::string> account;
    if (door == Door::account) account = request.identity->account;
    context_.database.run([&](storage::Transaction& transaction) {
        letters::confirm_receipt(
            transaction, context_, found.about, found.letter, {account, request.received});
    });
    return web::see_other(found.page);
}

web::Response LetterPages::document(const web::Request& request, Door door) const {
    const Found found = open_read(request, door);
    return files_.xml(found.letter.document, "pismo", found.letter.number);
}

web::Response LetterPages::receipt(const web::Request& request, Door door) const {
    const Found found = open_read(request, door);
    return files_.xml(found.letter.receipt, "upd", found.letter.number);
}

web::Response LetterPages::attachment(const web::Request& request, Door door) const {
    return files_.attachment(open_read(request, door).files, request.parameter("n"));
}

}  // namespace okienko::intake
