#include "server/services/recruitment/assess.h"

#include <algorithm>
#include <map>
#include <variant>

#include "server/audit/entry.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/services/recruitment/end_cases.h"
#include "server/services/recruitment/manage_vacancy.h"
#include "server/web/escape.h"

namespace okienko::recruitment {

namespace {

constexpr std::size_t kLongestNote = 2000;

void remember(storage::Transaction& transaction,
              const web::Identity& hr,
              const std::string& act,
              const std::string& object,
              const std::string& details) {
    audit::append(transaction, {"hr:" + hr.account, "recruitment." + act, object, details});
}

std::optional<Candidate> read_candidate(storage::Transaction& transaction,
                                        const documents::DocumentStore& documents,
                                        const Application& application) {
    if (application.erased) return std::nullopt;
    try {
        const auto parsed = schemas::parse(documents.get(transaction, application.document));
        const auto* document = std::get_if<schemas::Document>(&parsed);
        if (document == nullptr) return std::nullopt;
        return candidate_of(*document);
    } catch (const documents::Erased&) {
        return std::nullopt;
    }
}

std::string fault_of(const std::vector<Application>& all,
                     const Assessment& assessment,
                     const std::string& case_id) {
    if (!is_status(assessment.status)) return "recruitment.fault.status";
    if (assessment.best < 0 || assessment.best > 5) return "recruitment.fault.best";
    const bool taken = std::any_of(all.begin(), all.end(), [&](const Application& other) {
        return other.best && *other.best == assessment.best && other.case_id != case_id;
    });
    if (taken) return "recruitment.fault.best-taken";
    return {};
}

}  // namespace

Opened open_vacancy(storage::Transaction& transaction,
                    const web::Identity& hr,
                    std::string_view number,
                    std::string_view what,
                    config::Instant now) {
    Opened opened;
    opened.vacancy = VacancyStore{}.find(transaction, number);
    if (!opened.vacancy || opened.vacancy->version == 0) {
        opened.vacancy.reset();
        return opened;
    }
    opened.kind = opened.vacancy->sealed(now) ? Opened::Kind::sealed : Opened::Kind::open;
    remember(transaction,
             hr,
             opened.kind == Opened::Kind::open ? "read" : "sealed",
             "vacancy:" + opened.vacancy->number,
             "{\"what\":" + web::json_string(what) + "}");
    return opened;
}

std::vector<Shown> applications_of(storage::Transaction& transaction,
                                   const documents::DocumentStore& documents,
                                   const Vacancy& vacancy) {
    const ApplicationStore store;
    std::map<std::string, std::vector<Criterion>> criteria;
    for (auto& judged : store.criteria(transaction, vacancy.id)) {
        criteria[judged.case_id].push_back(std::move(judged.criterion));
    }
    std::vector<Shown> shown;
    for (auto& application : store.of_vacancy(transaction, vacancy.id)) {
        auto candidate = read_candidate(transaction, documents, application);
        auto& judged = criteria[application.case_id];
        shown.push_back({std::move(application), std::move(candidate), std::move(judged)});
    }
    return shown;
}

AssessOutcome assess(storage::Transaction& transaction,
                     const web::Identity& hr,
                     const Vacancy& vacancy,
                     const Assessment& assessment) {
    using Kind = AssessOutcome::Kind;
    VacancyStore{}.lock(transaction, vacancy.number, VacancyStore::Lock::update);
    const ApplicationStore store;
    const auto all = store.of_vacancy(transaction, vacancy.id);
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Application& one) { return one.seq == assessment.seq; });
    if (found == all.end() || found->state != Application::State::current || found->erased) {
        return {Kind::changed, {}, {}};
    }
    if (assessment.note.size() > kLongestNote) {
        return {Kind::unfit, "uwagi", "recruitment.fault.note"};
    }
    if (const auto fault = fault_of(all, assessment, found->case_id); !fault.empty()) {
        return {Kind::unfit, fault.ends_with("status") ? "stan" : "miejsce", fault};
    }
    Application changed = *found;
    changed.revision = assessment.revision;
    changed.status = assessment.status;
    changed.note = assessment.note;
    changed.best = assessment.best == 0 ? std::nullopt : std::optional(assessment.best);
    if (!store.assess(transaction, changed, assessment.criteria)) return {Kind::changed, {}, {}};
    remember(transaction,
             hr,
             "assessed",
             "case:" + changed.case_id,
             "{\"status\":" + web::json_string(changed.status) +
                 ",\"criteria\":" + std::to_string(assessment.criteria.size()) +
                 ",\"best\":" + std::to_string(assessment.best) + "}");
    return {};
}

std::vector<int> set_statuses(storage::Transaction& transaction,
                              const web::Identity& hr,
                              const Vacancy& vacancy,
                              const std::vector<std::pair<int, int>>& ticked,
                              const std::string& status) {
    std::vector<int> left;
    std::string done;
    for (const auto& [seq, revision] : ticked) {
        if (ApplicationStore{}.set_status(transaction, vacancy.id, seq, revision, status)) {
            done += (done.empty() ? "" : ",") + std::to_string(seq);
        } else {
            left.push_back(seq);
        }
    }
    remember(transaction,
             hr,
             "status-set",
             "vacancy:" + vacancy.number,
             "{\"status\":" + web::json_string(status) + ",\"applications\":[" + done + "]}");
    return left;
}

AssessOutcome decide(storage::Transaction& transaction,
                     const documents::DocumentStore& documents,
                     const web::Identity& hr,
                     const std::string& number,
                     int chosen,
                     const std::string& reason,
                     config::Instant now) {
    using Kind = AssessOutcome::Kind;
    const VacancyStore store;
    const auto vacancy = store.lock(transaction, number, VacancyStore::Lock::update);
    if (!vacancy || vacancy->state != Vacancy::State::published || vacancy->sealed(now)) {
        return {Kind::changed, {}, {}};
    }
    if (reason.empty()) return {Kind::unfit, "uzasadnienie", "recruitment.fault.reason"};
    Result result;
    result.reason = reason;
    result.published = now;
    const auto today = calendar::local_date(now);
    // Three months at least, and the whole of the last day (art. 15(1)).
    result.shown_until =
        end_of_day(calendar::compute_deadline(today, *calendar::parse_period("3m")).date);
    if (chosen != 0) {
        const auto one = ApplicationStore{}.by_seq(transaction, vacancy->id, chosen);
        const auto candidate = one ? read_candidate(transaction, documents, *one) : std::nullopt;
        if (!candidate || one->state != Application::State::current) {
            return {Kind::unfit, "wybrany", "recruitment.fault.chosen"};
        }
        if (!one->best) return {Kind::unfit, "wybrany", "recruitment.fault.not-best"};
        result.chosen = one->case_id;
        result.name = candidate->name();
        result.town = candidate->town;
        ApplicationStore{}.set_status(transaction, vacancy->id, chosen, one->revision, "chosen");
    }
    store.decide(transaction, *vacancy, result);
    end_cases(transaction,
              ApplicationStore{}.of_vacancy(transaction, vacancy->id),
              CaseEnd::decided,
              now);
    remember(transaction,
             hr,
             "decided",
             "vacancy:" + vacancy->number,
             "{\"chosen\":" + web::json_string(result.chosen) + "}");
    return {};
}

}  // namespace okienko::recruitment
