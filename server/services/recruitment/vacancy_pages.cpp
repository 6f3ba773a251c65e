#include "server/services/recruitment/vacancy_pages.h"

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/application_store.h"
#include "server/services/recruitment/apply.h"
#include "server/services/recruitment/vacancy_store.h"
#include "server/services/recruitment/vacancy_view.h"
#include "server/web/failures.h"

namespace okienko::recruitment {

namespace {

void add_own(schemas::Node parent, const std::vector<Application>& applications) {
    for (const Application& one : applications) {
        parent.add("own")
            .set("number", one.number)
            .set("state", to_string(one.state))
            .set("at", calendar::local(one.received))
            .set("ended", one.ended ? calendar::local(*one.ended) : "")
            .set("erased", one.erased);
    }
}

}  // namespace

void VacancyPages::add_routes(web::Router& router) const {
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    router.get("/nabory", web::Access::anyone(), bind(&VacancyPages::list));
    router.get("/nabory/{number}", web::Access::anyone(), bind(&VacancyPages::show));
}

web::Response VacancyPages::list(const web::Request& request) const {
    const auto now = clock_.now();
    web::View view;
    view.root().set("active", "vacancies");
    database_.read([&](storage::Transaction& transaction) {
        const VacancyStore store;
        const auto add = [&](const char* name, const std::vector<Vacancy>& vacancies) {
            schemas::Node group = view.root().add(name);
            for (const Vacancy& vacancy : vacancies) {
                schemas::Node shown = add_vacancy(group, vacancy, office_, request.language, now);
                const auto result = store.result(transaction, vacancy.id);
                if (result && result->shown_until > now) add_result(shown, *result);
            }
        };
        add("open", store.open(transaction, now));
        add("closed", store.closed(transaction, now));
        add("decided", store.decided(transaction, now));
    });
    return pages_.render(request, "recruitment/vacancies", view);
}

web::Response VacancyPages::show(const web::Request& request) const {
    const auto now = clock_.now();
    const schemas::Texts& words = pages_.texts(request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "vacancies").set("back", "/nabory");
    const bool found = database_.read([&](storage::Transaction& transaction) {
        const VacancyStore store;
        const auto vacancy = store.find(transaction, request.parameter("number"));
        if (!vacancy || vacancy->version == 0) return false;
        schemas::Node shown = add_vacancy(root, *vacancy, office_, request.language, now);
        add_fields(shown, vacancy->texts, words);
        add_versions(shown, store.versions(transaction, vacancy->id), words);
        const auto result = store.result(transaction, vacancy->id);
        if (result && result->shown_until > now) add_result(shown, *result);
        if (request.identity) {
            add_own(
                shown,
                ApplicationStore{}.of_account(transaction, vacancy->id, request.identity->account));
        }
        return true;
    });
    if (!found) throw web::Refusal(404, "recruitment.error.no-vacancy");
    return pages_.render(request, "recruitment/vacancy", view);
}

}  // namespace okienko::recruitment
