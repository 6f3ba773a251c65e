#include "server/demo_office.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "schemas/document.h"
#include "server/accounts/demo_crowd.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/cases/demo_cases_store.h"
#include "server/rooms.h"
#include "signing/prepared_signature.h"

namespace okienko {

namespace {

constexpr int kDays = 400;

/// The valid examples of a service's folder, in the order of their names.
std::vector<std::string> examples(const std::filesystem::path& root, const std::string& service) {
    const auto folder = root / "forms/catalog" / service / "examples";
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder)) return {};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().rfind("valid-", 0) == 0) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> documents;
    for (const auto& file : files) documents.push_back(schemas::read_file(file.string()));
    return documents;
}

/// An example names a version of its service but not the package, which a document that is sent
/// must.
std::string with_package(const std::string& example, const std::string& hash) {
    constexpr std::string_view kVersion = ":Wersja>";
    const auto end = example.rfind(kVersion);
    const auto open = end == std::string::npos ? end : example.rfind("</", end);
    if (open == std::string::npos) return example;
    const std::string prefix = example.substr(open + 2, end - open - 2);
    std::string named = example;
    return named.insert(end + kVersion.size(),
                        "<" + prefix + ":SkrotPakietu>" + hash + "</" + prefix + ":SkrotPakietu>");
}

class Filing {
public:
    Filing(Rooms& rooms, const std::vector<accounts::Account>& people)
        : rooms_(rooms), people_(people) {}

    /// At most `most` documents of a service; fewer, or none, when it doesn't take them.
    std::vector<cases::Case> file(const forms::Service& service, std::size_t most) {
        std::vector<cases::Case> filed;
        auto documents = examples(rooms_.config.root, service.id());
        for (std::size_t n = 0; n < most && !documents.empty(); ++n) {
            const std::size_t place = n % documents.size();
            const std::string named = with_package(documents[place], service.package().sha256());
            const intake::FiledDocument outcome =
                send(service.form().signature.required ? sign(named) : named,
                     people_[n % people_.size()]);
            if (!outcome.violations.ok() || outcome.outcome != intake::Filed::Outcome::accepted) {
                // It wants a file beside it, a vacancy, …: the others may do.
                documents.erase(documents.begin() + static_cast<std::ptrdiff_t>(place));
                continue;
            }
            filed.push_back(outcome.filed);
        }
        return filed;
    }

private:
    std::string sign(const std::string& document) const {
        const auto now = seconds_of(rooms_.clock);
        signing::SigningRequest order;
        order.files = {{"pismo.xml", document, "application/xml"}};
        order.signing_time = now;
        auto signed_file = signing::sign(order, rooms_.demonstration->issue(now), rooms_.verifier);
        return std::get<signing::SignedFile>(std::move(signed_file)).bytes;
    }
    intake::FiledDocument send(const std::string& bytes, const accounts::Account& person) const {
        web::Identity sender;
        sender.account = person.id;
        sender.email = person.email;
        sender.name = person.name;
        sender.roles = {"resident"};
        return rooms_.filing.file({bytes, {}, {}, {}, sender, "pl"});
    }

    Rooms& rooms_;
    const std::vector<accounts::Account>& people_;
};

void read_workflow(const forms::Workflow& workflow, cases::DemoCases& plan) {
    plan.file_class = workflow.jrwa;
    constexpr std::size_t kRunningToWaiting = 6;
    for (const forms::State& state : workflow.states) {
        if (state.kind == "new") plan.new_state = state.id;
        if (state.kind == "waiting") plan.waiting_states.push_back(state.id);
        if (state.kind == "open") {
            plan.open_states.insert(plan.open_states.end(), kRunningToWaiting, state.id);
        }
    }
    plan.open_states.insert(
        plan.open_states.end(), plan.waiting_states.begin(), plan.waiting_states.end());
    for (const forms::Transition& way : workflow.transitions) {
        const forms::State* end = workflow.state(way.to);
        if (end != nullptr && end->kind == "closed") plan.endings.push_back({way.to, way.id});
    }
}

void spread_over_days(cases::DemoCases& plan, config::Instant now) {
    const auto& term = plan.like.front().term;
    const auto today = calendar::local_date(now);
    for (int i = 0; i < kDays; ++i) {
        const auto day = today - std::chrono::days{i};
        cases::DemoCases::Day entry{day, std::nullopt};
        if (term) {
            if (const auto period = calendar::parse_period(term->period)) {
                entry.deadline = calendar::compute_deadline(day, *period).date;
            }
        }
        plan.days.push_back(entry);
    }
}

struct Filed {
    std::shared_ptr<const forms::Service> service;
    std::vector<cases::Case> cases;
};

/// Copies whose owners have forty cases each at most, as somebody has who writes to an office a
/// lot.
double owned_share(const DemoOffice& order) {
    constexpr double kCasesOfOne = 40;
    return std::min(0.8,
                    kCasesOfOne * static_cast<double>(order.residents) /
                        static_cast<double>(std::max(order.cases, 1L)));
}

}  // namespace

DemoOfficeMade make_demo_office(Rooms& rooms, const DemoOffice& order) {
    std::vector<std::string> units;
    for (const auto& unit : rooms.office.units()) units.push_back(unit.code);
    const accounts::DemoCrowd crowd = accounts::create_demo_crowd(
        rooms.accounts, rooms.second_factor, order.residents, order.clerks, units);

    DemoOfficeMade made;
    std::vector<Filed> to_copy;
    Filing filing(rooms, crowd.residents);
    for (const auto& published : rooms.services.all()) {
        if (!published->service) continue;
        Filed filed{published->service, filing.file(*published->service, order.residents)};
        made.filed += filed.cases.size();
        if (filed.cases.empty() || rooms.companions.of(published->id) != nullptr) continue;
        to_copy.push_back(std::move(filed));
    }
    if (to_copy.empty()) throw std::runtime_error("no service took one of its own examples");

    cases::DemoCases plan;
    plan.units = units;
    plan.owned = owned_share(order);
    for (const accounts::Account& clerk : crowd.clerks) {
        if (!clerk.units.empty()) plan.clerks.push_back({clerk.id, clerk.name, clerk.units[0]});
    }
    long left = order.cases;
    for (std::size_t n = 0; n < to_copy.size(); ++n) {
        cases::DemoCases own = plan;
        own.like = to_copy[n].cases;
        read_workflow(to_copy[n].service->workflow(), own);
        spread_over_days(own, rooms.clock.now());
        const long share = left / static_cast<long>(to_copy.size() - n);
        left -= share;
        made.copied += rooms.database.run([&](storage::Transaction& transaction) {
            return cases::make_demo_cases(transaction, own, share);
        });
    }
    return made;
}

}  // namespace okienko
