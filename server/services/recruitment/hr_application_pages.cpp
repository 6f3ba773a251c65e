#include "server/services/recruitment/hr_application_pages.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <variant>

#include "forms/visualise.h"
#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/act.h"
#include "server/cases/case_view.h"
#include "server/services/recruitment/application_view.h"
#include "server/services/recruitment/named_files.h"
#include "server/services/recruitment/vacancy_view.h"
#include "server/web/failures.h"

namespace okienko::recruitment {

namespace {

int int_of(const std::string& text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

std::string address(const Vacancy& vacancy) {
    return "/kadry/nabory/" + vacancy.number;
}

std::vector<std::string> criteria_of(const Vacancy& vacancy) {
    return lines_of(text_of(vacancy.texts, "niezbedne"));
}

web::Refusal sealed_until(config::Instant until) {
    std::string moment = calendar::local(until).substr(0, 16);
    moment[10] = ' ';
    return web::Refusal(403, "recruitment.error.sealed", "sealed").value("until", moment);
}

Assessment posted_assessment(const web::Request& request, int seq, std::size_t criteria) {
    Assessment posted;
    posted.seq = seq;
    posted.revision = int_of(request.form.get("wersja"));
    posted.status = request.form.get("stan");
    posted.note = cases::clean_note(request.form.get("uwagi"));
    posted.best = int_of(request.form.get("miejsce"));
    for (std::size_t n = 1; n <= criteria; ++n) {
        const std::string at = std::to_string(n);
        const std::string answer = request.form.get("kryterium-" + at);
        if (answer != "tak" && answer != "nie") continue;
        posted.criteria.push_back({static_cast<int>(n),
                                   answer == "tak",
                                   cases::clean_note(request.form.get("uwaga-" + at))});
    }
    return posted;
}

/// "zgloszenie" fields are "<number>:<revision>".
std::vector<std::pair<int, int>> ticked_of(const web::Fields& form) {
    std::vector<std::pair<int, int>> ticked;
    for (const std::string& value : form.all("zgloszenie")) {
        const auto colon = value.find(':');
        if (colon == std::string::npos) continue;
        ticked.emplace_back(int_of(value.substr(0, colon)), int_of(value.substr(colon + 1)));
    }
    return ticked;
}

}  // namespace

void HrApplicationPages::add_routes(web::Router& router) const {
    const auto hr = web::Access::role("hr");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string vacancy = "/kadry/nabory/{number}";
    const std::string one = vacancy + "/zgloszenia/{seq}";
    router.get(vacancy, hr, bind(&HrApplicationPages::table));
    router.get(vacancy + "/porownanie", hr, bind(&HrApplicationPages::compare));
    router.get(vacancy + "/zgloszenia.csv", hr, bind(&HrApplicationPages::csv));
    router.get(vacancy + "/dokumenty.zip", hr, bind(&HrApplicationPages::archive));
    router.post(vacancy + "/stan", hr, bind(&HrApplicationPages::set_status));
    router.post(vacancy + "/wynik", hr, bind(&HrApplicationPages::announce));
    router.get(one, hr, bind(&HrApplicationPages::one));
    router.post(one, hr, bind(&HrApplicationPages::assess_one));
    router.get(one + "/dokument.xml", hr, bind(&HrApplicationPages::document));
    router.get(one + "/zalaczniki/{n}", hr, bind(&HrApplicationPages::attachment));
}

Vacancy HrApplicationPages::enter(const web::Request& request, std::string_view what) const {
    Opened opened = database_.run([&](storage::Transaction& transaction) {
        return open_vacancy(
            transaction, *request.identity, request.parameter("number"), what, clock_.now());
    });
    if (opened.kind == Opened::Kind::missing) {
        throw web::Refusal(404, "recruitment.error.no-vacancy");
    }
    if (opened.kind == Opened::Kind::sealed) throw sealed_until(*opened.vacancy->deadline);
    return std::move(*opened.vacancy);
}

Shown HrApplicationPages::find(const web::Request& /*request*/,
                               const Vacancy& vacancy,
                               int seq) const {
    auto all = database_.read([&](storage::Transaction& transaction) {
        return applications_of(transaction, documents_, vacancy);
    });
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Shown& shown) { return shown.application.seq == seq; });
    if (found == all.end()) throw web::Refusal(404, "recruitment.error.no-application");
    return std::move(*found);
}

Shown HrApplicationPages::of_path(const web::Request& request, const Vacancy& vacancy) const {
    return find(request, vacancy, int_of(request.parameter("seq")));
}

web::Response HrApplicationPages::table(const web::Request& request) const {
    const auto vacancy = database_.read([&](storage::Transaction& transaction) {
        return VacancyStore{}.find(transaction, request.parameter("number"));
    });
    // How many there are may be known before the deadline; who they are may not.
    const auto now = clock_.now();
    if (vacancy && vacancy->sealed(now)) {
        web::View view;
        view.root().set("side", "office").set("active", "recruitment").set("back", "/kadry");
        schemas::Node shown = add_vacancy(view.root(), *vacancy, office_, request.language, now);
        const long count = database_.read([&](storage::Transaction& transaction) {
            return ApplicationStore{}.count(transaction, vacancy->id);
        });
        shown.set("sealed", calendar::local(*vacancy->deadline)).set("applications", count);
        return pages_.render(request, "recruitment/hr_sealed", view);
    }
    return table_page(request, enter(request, "table"), {}, 200);
}

web::Response HrApplicationPages::table_page(const web::Request& request,
                                             const Vacancy& vacancy,
                                             const AssessOutcome& fault,
                                             int status) const {
    const schemas::Texts& words = pages_.texts(request.language);
    const TableFilter filter{request.query.get("q"), request.query.get("wf")};
    const std::size_t criteria = criteria_of(vacancy).size();
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office").set("active", "recruitment").set("back", "/kadry");
    if (!fault.reason.empty()) {
        root.add("errors").add("error", words.get(fault.reason)).set("field", fault.field);
    }
    const std::string done = "recruitment.done." + request.query.get("gotowe");
    if (status == 200 && words.has(done)) {
        root.add("notice", words.get(done)).set("kind", "success");
    }
    if (const std::string left = request.query.get("pominieto"); !left.empty()) {
        root.add("notice", words.get("recruitment.bulk.left", {{"numbers", left}}))
            .set("kind", "important");
    }
    schemas::Node shown = add_vacancy(root, vacancy, office_, request.language, clock_.now());
    shown.set("index", text_of(vacancy.texts, "wskaznik"));
    shown.set("q", filter.words).set("wf", filter.formal);
    long met = 0;
    long current = 0;
    database_.read([&](storage::Transaction& transaction) {
        for (const Shown& one : applications_of(transaction, documents_, vacancy)) {
            const bool valid = one.application.state == Application::State::current;
            if (valid) ++current;
            if (valid && formal_result(criteria, one.criteria) == "met") ++met;
            if (filter.fits(one, criteria)) add_application(shown, one, criteria);
        }
        if (const auto result = VacancyStore{}.result(transaction, vacancy.id)) {
            add_result(shown, *result);
        }
    });
    shown.set("applications", current).set("met", met);
    shown.set("why", request.form.get("uzasadnienie"));
    add_statuses(shown, words, "");
    return pages_.render(request, "recruitment/hr_applications", view, status);
}

void HrApplicationPages::add_candidate(schemas::Node parent,
                                       const web::Request& request,
                                       const Vacancy& vacancy,
                                       const Shown& shown) const {
    const auto lines = criteria_of(vacancy);
    schemas::Node element = add_application(parent, shown, lines.size());
    for (std::size_t n = 1; n <= lines.size(); ++n) {
        schemas::Node criterion = element.add("criterion", lines[n - 1]);
        criterion.set("n", static_cast<long long>(n));
        for (const Criterion& judged : shown.criteria) {
            if (judged.n != static_cast<int>(n)) continue;
            criterion.set("answer", judged.met ? "tak" : "nie").set("note", judged.note);
        }
    }
    if (!shown.candidate) return;
    database_.read([&](storage::Transaction& transaction) {
        cases::add_attachments(element,
                               named_files(transaction, attachments_, shown.application.case_id));
    });
    const auto service = services_.service(shown.application.package);
    const auto parsed = schemas::parse(bytes_of(shown.application));
    const auto* document = std::get_if<schemas::Document>(&parsed);
    if (service && document != nullptr) {
        element.add("letter").append_copy(
            forms::visualise(*service, *document, request.language).root());
    }
}

std::string HrApplicationPages::bytes_of(const Application& application) const {
    try {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, application.document);
        });
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "recruitment.error.erased");
    } catch (const documents::Sealed& sealed) {
        throw sealed_until(sealed.until);
    }
}

web::Response HrApplicationPages::one(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "application " + request.parameter("seq"));
    return one_page(request, vacancy, of_path(request, vacancy), {}, nullptr, 200);
}

web::Response HrApplicationPages::one_page(const web::Request& request,
                                           const Vacancy& vacancy,
                                           const Shown& stored,
                                           const AssessOutcome& fault,
                                           const Assessment* posted,
                                           int status) const {
    const schemas::Texts& words = pages_.texts(request.language);
    Shown shown = stored;
    if (posted != nullptr) {
        shown.application.status = posted->status;
        shown.application.note = posted->note;
        shown.application.best = posted->best == 0 ? std::nullopt : std::optional(posted->best);
        shown.criteria = posted->criteria;
    }
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office").set("active", "recruitment").set("back", address(vacancy));
    if (!fault.reason.empty()) {
        root.add("errors").add("error", words.get(fault.reason)).set("field", fault.field);
    }
    if (status == 200 && request.query.get("gotowe") == "ocena") {
        root.add("notice", words.get("recruitment.done.ocena")).set("kind", "success");
    }
    schemas::Node element = add_vacancy(root, vacancy, office_, request.language, clock_.now());
    add_candidate(element, request, vacancy, shown);
    add_statuses(element, words, shown.application.status);
    return pages_.render(request, "recruitment/hr_application", view, status);
}

web::Response HrApplicationPages::assess_one(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "assessment " + request.parameter("seq"));
    const Shown shown = of_path(request, vacancy);
    const Assessment posted =
        posted_assessment(request, shown.application.seq, criteria_of(vacancy).size());
    AssessOutcome outcome = database_.run([&](storage::Transaction& transaction) {
        return assess(transaction, *request.identity, vacancy, posted);
    });
    if (outcome.kind == AssessOutcome::Kind::done) {
        return web::see_other(request.path + "?gotowe=ocena");
    }
    const bool changed = outcome.kind == AssessOutcome::Kind::changed;
    if (changed) outcome.reason = "recruitment.fault.changed";
    return one_page(
        request, vacancy, of_path(request, vacancy), outcome, &posted, changed ? 409 : 422);
}

web::Response HrApplicationPages::compare(const web::Request& request) const {
    const std::string left = request.query.get("a");
    const std::string right = request.query.get("b");
    const Vacancy vacancy = enter(request, "comparison " + left + " " + right);
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office").set("active", "recruitment").set("back", address(vacancy));
    schemas::Node element = add_vacancy(root, vacancy, office_, request.language, clock_.now());
    database_.read([&](storage::Transaction& transaction) {
        for (const Shown& shown : applications_of(transaction, documents_, vacancy)) {
            if (!shown.candidate) continue;
            element.add("choice")
                .set("value", static_cast<long long>(shown.application.seq))
                .set("label",
                     std::to_string(shown.application.seq) + ". " + shown.candidate->name());
        }
    });
    for (const std::string& seq : {left, right}) {
        if (int_of(seq) == 0) continue;
        add_candidate(element, request, vacancy, find(request, vacancy, int_of(seq)));
    }
    element.set("a", left).set("b", right);
    return pages_.render(request, "recruitment/hr_compare", view);
}

web::Response HrApplicationPages::set_status(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "statuses");
    const auto ticked = ticked_of(request.form);
    if (request.form.has("_compare")) {
        std::string query;
        for (std::size_t i = 0; i < ticked.size() && i < 2; ++i) {
            query += (i == 0 ? "?a=" : "&b=") + std::to_string(ticked[i].first);
        }
        return web::see_other(address(vacancy) + "/porownanie" + query);
    }
    const std::string status = request.form.get("stan");
    if (!is_status(status) || status == "chosen") {
        return table_page(request,
                          vacancy,
                          {AssessOutcome::Kind::unfit, "stan", "recruitment.fault.status"},
                          422);
    }
    if (ticked.empty()) {
        return table_page(request,
                          vacancy,
                          {AssessOutcome::Kind::unfit, "zgloszenia", "recruitment.fault.none"},
                          422);
    }
    const auto left = database_.run([&](storage::Transaction& transaction) {
        return set_statuses(transaction, *request.identity, vacancy, ticked, status);
    });
    std::string numbers;
    for (const int seq : left) numbers += (numbers.empty() ? "" : ",") + std::to_string(seq);
    return web::see_other(address(vacancy) +
                          (numbers.empty() ? "?gotowe=stan" : "?pominieto=" + numbers));
}

web::Response HrApplicationPages::announce(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "result");
    const std::string chosen = request.form.get("wybrany");
    AssessOutcome outcome{AssessOutcome::Kind::unfit, "wybrany", "recruitment.fault.chosen"};
    if (chosen == "nikt" || int_of(chosen) > 0) {
        outcome = database_.run([&](storage::Transaction& transaction) {
            return decide(transaction,
                          documents_,
                          *request.identity,
                          vacancy.number,
                          int_of(chosen),
                          cases::clean_note(request.form.get("uzasadnienie")),
                          clock_.now());
        });
    }
    if (outcome.kind == AssessOutcome::Kind::done) {
        return web::see_other(address(vacancy) + "?gotowe=wynik");
    }
    const bool changed = outcome.kind == AssessOutcome::Kind::changed;
    if (changed) outcome.reason = "recruitment.fault.impossible";
    return table_page(request, vacancy, outcome, changed ? 409 : 422);
}

}  // namespace okienko::recruitment
