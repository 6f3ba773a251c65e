#include "server/intake/addition_pages.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/letters/addition_store.h"
#include "server/letters/file_addition.h"
#include "server/letters/letter_view.h"
#include "server/letters/send_letter.h"
#include "server/letters/take_files.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

constexpr std::chrono::days kUnsentLife{60};

int read_int(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

}  // namespace

struct AdditionPages::Asked {
    cases::Case about;
    std::shared_ptr<const forms::Service> service;
    letters::Letter letter;
    std::vector<letters::Attachment> files;
    std::string page;  ///< of the case
};

void AdditionPages::add_routes(web::Router& router) const {
    const auto through = [this](auto method, Door door) {
        return [this, method, door](const web::Request& request) {
            return (this->*method)(request, door);
        };
    };
    const auto add = [&](Door door, const web::Access& access) {
        const std::string base = base_of(door);
        router.get(base + "/uzupelnienie", access, through(&AdditionPages::ask, door));
        router.post(base + "/uzupelnienie",
                    access,
                    through(&AdditionPages::post, door),
                    {.file_bytes = settings_.file_bytes,
                     .files = letters::kMostFiles,
                     .reports_large_files = true,
                     .media_types = {}});
        const std::string one = base + "/uzupelnienia/{addition}";
        router.get(one + "/uzupelnienie.xml", access, through(&AdditionPages::document, door));
        router.get(one + "/upp.xml", access, through(&AdditionPages::receipt, door));
        router.get(one + "/zalaczniki/{n}", access, through(&AdditionPages::attachment, door));
    };
    add(Door::account, web::Access::signed_in());
    add(Door::pass, web::Access::anyone());
}

AdditionPages::Asked AdditionPages::open(const web::Request& request, Door door) const {
    Asked asked{door_.enter(request, door), nullptr, {}, {}, {}};
    asked.service = context_.services.service(asked.about.package);
    asked.page = page_of(asked.about, door);
    const bool waits =
        asked.service && context_.database.read([&](storage::Transaction& transaction) {
            const auto letter = letters::asking_letter(transaction, *asked.service, asked.about);
            if (!letter || !letter->readable()) return false;
            asked.letter = *letter;
            asked.files = letters::files_of(
                context_.attachments.list(transaction, letters::addition_owner(asked.about.id)));
            return true;
        });
    if (!waits) throw web::Refusal(409, "intake.addition.not-asked");
    return asked;
}

web::Response AdditionPages::ask(const web::Request& request, Door door) const {
    return render(request, open(request, door), {});
}

web::Response AdditionPages::render(
    const web::Request& request,
    const Asked& asked,
    const std::vector<std::pair<std::string, std::string>>& errors) const {
    web::View view;
    schemas::Node root = view.root();
    root.set("back", asked.page);
    schemas::Node shown = root.add("asked");
    shown.set("called", asked.about.called())
        .set("href", asked.page + "/uzupelnienie")
        .set("text", request.form.get("tresc"));
    const auto& last = asked.letter.reply->last_day;
    if (last) {
        shown.set("late", *last < calendar::local_date(request.received))
            .set("by", calendar::format_date(*last));
    }
    letters::add_letter(shown, asked.letter, std::string{});
    letters::add_files(shown, asked.files);
    letters::add_paper(shown, files_.bytes(asked.letter.document));
    if (!errors.empty()) {
        schemas::Node list = root.add("errors");
        for (const auto& [field, words] : errors) list.add("error", words).set("field", field);
    }
    return pages_.render(request, "intake/addition", view, errors.empty() ? 200 : 422);
}

web::Response AdditionPages::post(const web::Request& request, Door door) const {
    Asked asked = open(request, door);
    const std::string owner = letters::addition_owner(asked.about.id);
    const schemas::Texts& words = pages_.texts(request.language);
    const auto key = context_.database.run([&](storage::Transaction& transaction) {
        if (const std::string gone = request.form.get("usun"); !gone.empty()) {
            context_.attachments.remove(transaction, gone, owner);
        }
        asked.files = letters::files_of(context_.attachments.list(transaction, owner));
        return context_.documents.keys().open(transaction, asked.about.key);
    });
    std::vector<std::pair<std::string, std::string>> errors;
    for (auto& refusal : letters::take_files(
             {context_.attachments, key, owner, request.received, request.received + kUnsentLife},
             request.uploads,
             asked.files.size(),
             words)) {
        errors.emplace_back(letters::kFiles, std::move(refusal));
    }
    asked.files = context_.database.read([&](storage::Transaction& transaction) {
        return letters::files_of(context_.attachments.list(transaction, owner));
    });
    if (!errors.empty() || request.form.get("krok") != "wyslij") {
        return render(request, asked, errors);
    }
    letters::AdditionOrder order;
    order.case_number = asked.about.number;
    if (door == Door::account) order.account = request.identity->account;
    order.text = request.form.get("tresc");
    order.now = request.received;
    const auto outcome = context_.database.run([&](storage::Transaction& transaction) {
        return letters::file_addition(transaction, context_, *asked.service, order);
    });
    using Kind = letters::AdditionOutcome::Kind;
    switch (outcome.kind) {
        case Kind::done:
            return web::see_other(asked.page + "?uzupelniono=" + outcome.filed->receipt_number);
        case Kind::empty:
            return render(request, asked, {{"tresc", words.get("intake.addition.empty")}});
        case Kind::too_long:
            return render(request, asked, {{"tresc", words.get("intake.addition.too-long")}});
        case Kind::not_asked:
        case Kind::unread:
            break;
    }
    throw web::Refusal(409, "intake.addition.not-asked");
}

letters::Addition AdditionPages::find(const web::Request& request, Door door) const {
    const cases::Case about = door_.enter(request, door);
    auto found = context_.database.read([&](storage::Transaction& transaction) {
        return letters::AdditionStore{}.find(
            transaction, about.id, read_int(request.parameter("addition")));
    });
    if (!found) throw web::not_found("no such addition");
    return std::move(*found);
}

web::Response AdditionPages::document(const web::Request& request, Door door) const {
    const auto found = find(request, door);
    return files_.xml(found.document, "uzupelnienie", found.number);
}

web::Response AdditionPages::receipt(const web::Request& request, Door door) const {
    const auto found = find(request, door);
    return files_.xml(found.receipt, "upp", found.number);
}

web::Response AdditionPages::attachment(const web::Request& request, Door door) const {
    const auto found = find(request, door);
    const auto files = context_.database.read([&](storage::Transaction& transaction) {
        return letters::AdditionStore{}.attachments(transaction, found.id);
    });
    return files_.attachment(files, request.parameter("n"));
}

}  // namespace okienko::intake
