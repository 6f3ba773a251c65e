#include "server/services/recruitment/hr_vacancy_pages.h"

#include <charconv>

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/act.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/retention.h"
#include "server/services/recruitment/vacancy_view.h"
#include "server/web/failures.h"

namespace okienko::recruitment {

namespace {

constexpr std::size_t kLongest = 8000;

int int_of(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

/// The fields as posted; a date in three parts becomes one.
Texts posted_texts(const web::Fields& form) {
    Texts texts;
    for (const FieldRule& rule : announcement_fields()) {
        std::string value = cases::clean_note(form.get(rule.id)).substr(0, kLongest);
        if (!value.empty()) texts[rule.id] = std::move(value);
    }
    return texts;
}

std::string edit_address(const std::string& number) {
    return "/kadry/nabory/" + number + "/ogloszenie";
}

}  // namespace

void HrVacancyPages::add_routes(web::Router& router) const {
    const auto hr = web::Access::role("hr");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string one = "/kadry/nabory/{number}";
    router.get("/kadry", hr, bind(&HrVacancyPages::list));
    router.get("/kadry/retencja", hr, bind(&HrVacancyPages::report));
    router.post("/kadry/nabory", hr, bind(&HrVacancyPages::create));
    router.get(one + "/ogloszenie", hr, bind(&HrVacancyPages::edit));
    router.post(one + "/ogloszenie", hr, bind(&HrVacancyPages::save));
    router.post(one + "/publikacja", hr, bind(&HrVacancyPages::publish));
    router.post(one + "/odwolanie", hr, bind(&HrVacancyPages::cancel));
}

VacancyOrder HrVacancyPages::order_of(const web::Request& request) const {
    return {*request.identity,
            request.parameter("number"),
            int_of(request.form.get("wersja")),
            clock_.now()};
}

web::Response HrVacancyPages::list(const web::Request& request) const {
    return list_page(request, {}, 200);
}

web::Response HrVacancyPages::list_page(const web::Request& request,
                                        const std::vector<Fault>& faults,
                                        int status) const {
    const auto now = clock_.now();
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office").set("active", "recruitment");
    add_faults(root, faults, pages_.texts(request.language));
    schemas::Node list = root.add("vacancies");
    list.set("title", request.form.get("stanowisko"));
    database_.read([&](storage::Transaction& transaction) {
        for (const Vacancy& vacancy : VacancyStore{}.all(transaction)) {
            add_vacancy(list, vacancy, office_, request.language, now)
                .set("applications",
                     static_cast<long long>(ApplicationStore{}.count(transaction, vacancy.id)));
        }
    });
    for (const auto& unit : office_.units()) {
        list.add("unit")
            .set("value", unit.code)
            .set("label", unit.code + ", " + office_.unit_name(unit.code, request.language))
            .set("selected", unit.code == request.form.get("komorka"));
    }
    return pages_.render(request, "recruitment/hr_vacancies", view, status);
}

web::Response HrVacancyPages::create(const web::Request& request) const {
    const std::string title = cases::clean_note(request.form.get("stanowisko"));
    const std::string unit = request.form.get("komorka");
    std::vector<Fault> faults;
    if (title.empty() || cases::length_of(title) > 150) {
        faults.push_back({"stanowisko", "title", ""});
    }
    if (!office_.takes_cases(unit)) faults.push_back({"komorka", "unit", ""});
    if (!faults.empty()) return list_page(request, faults, 422);
    const auto made = database_.run([&](storage::Transaction& transaction) {
        auto vacancy = VacancyStore{}.create(transaction, unit, title, clock_.now());
        audit::append(transaction,
                      {"hr:" + request.identity->account,
                       "recruitment.created",
                       "vacancy:" + vacancy.number,
                       "{}"});
        return vacancy;
    });
    return web::see_other(edit_address(made.number));
}

web::Response HrVacancyPages::edit(const web::Request& request) const {
    return form(request, {}, nullptr, 200);
}

web::Response HrVacancyPages::form(const web::Request& request,
                                   const std::vector<Fault>& faults,
                                   const Texts* posted,
                                   int status) const {
    const auto now = clock_.now();
    const schemas::Texts& words = pages_.texts(request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office").set("active", "recruitment").set("back", "/kadry");
    add_faults(root, faults, words);
    const std::string done = "recruitment.done." + request.query.get("gotowe");
    if (status == 200 && words.has(done))
        root.add("notice", words.get(done)).set("kind", "success");
    const bool found = database_.read([&](storage::Transaction& transaction) {
        const VacancyStore store;
        const auto vacancy = store.find(transaction, request.parameter("number"));
        if (!vacancy) return false;
        Texts texts = posted != nullptr ? *posted : store.draft_texts(transaction, vacancy->id);
        if (posted == nullptr && texts.size() == 1) {
            texts["jednostka"] = office_.name("pl") + ", " + office_.address();
            texts["miejsce"] =
                pages_.texts("pl").get("recruitment.default.place") + " " + office_.address();
        }
        schemas::Node shown = add_vacancy(root, *vacancy, office_, request.language, now);
        add_fields(shown, texts, words);
        add_versions(shown, store.versions(transaction, vacancy->id), words);
        shown.set("earliest", calendar::format_date(earliest_deadline(calendar::local_date(now))));
        shown.set("note", request.form.get("zmiana")).set("why", request.form.get("powod"));
        return true;
    });
    if (!found) throw web::Refusal(404, "recruitment.error.no-vacancy");
    return pages_.render(request, "recruitment/hr_vacancy", view, status);
}

web::Response HrVacancyPages::answer(const web::Request& request,
                                     const VacancyOutcome& outcome,
                                     const Texts* posted,
                                     const std::string& notice) const {
    switch (outcome.kind) {
        case VacancyOutcome::Kind::missing:
            throw web::Refusal(404, "recruitment.error.no-vacancy");
        case VacancyOutcome::Kind::changed:
            return form(request, {{"", "changed", ""}}, posted, 409);
        case VacancyOutcome::Kind::impossible:
            return form(request, {{"", "impossible", ""}}, posted, 409);
        case VacancyOutcome::Kind::faulty:
            return form(request, outcome.faults, posted, 422);
        case VacancyOutcome::Kind::done:
            break;
    }
    return web::see_other(edit_address(request.parameter("number")) + "?gotowe=" + notice);
}

web::Response HrVacancyPages::save(const web::Request& request) const {
    const Texts texts = posted_texts(request.form);
    VacancyOrder order = order_of(request);
    const auto saved = save_vacancy(database_, order, texts);
    if (saved.kind != VacancyOutcome::Kind::done || !request.form.has("_publish")) {
        return answer(request, saved, &texts, "zapisano");
    }
    ++order.revision;
    return answer(
        request,
        publish_vacancy(
            database_, keys_, banned_, order, cases::clean_note(request.form.get("zmiana"))),
        nullptr,
        "opublikowano");
}

web::Response HrVacancyPages::publish(const web::Request& request) const {
    return answer(request,
                  publish_vacancy(database_,
                                  keys_,
                                  banned_,
                                  order_of(request),
                                  cases::clean_note(request.form.get("zmiana"))),
                  nullptr,
                  "opublikowano");
}

web::Response HrVacancyPages::cancel(const web::Request& request) const {
    return answer(
        request,
        cancel_vacancy(database_, order_of(request), cases::clean_note(request.form.get("powod"))),
        nullptr,
        "odwolano");
}

web::Response HrVacancyPages::report(const web::Request& request) const {
    web::View view;
    view.root().set("side", "office").set("active", "recruitment").set("back", "/kadry");
    schemas::Node report = view.root().add("report");
    database_.read([&](storage::Transaction& transaction) {
        for (const RetentionEntry& entry : retention_report(transaction)) {
            report.add("entry")
                .set("at", calendar::local(entry.at))
                .set("number", entry.number)
                .set("seq", static_cast<long long>(entry.seq))
                .set("group", entry.group);
        }
    });
    return pages_.render(request, "recruitment/hr_retention", view);
}

}  // namespace okienko::recruitment
