#include "server/application.h"

#include "server/rooms.h"

namespace okienko {

namespace {

void add_gauges(Rooms& rooms) {
    rooms.metrics.add_gauge("okienko_jobs_waiting", "Jobs to be done after a commit.", [&rooms] {
        return static_cast<double>(rooms.job_keeping.waiting());
    });
    rooms.metrics.add_gauge("okienko_jobs_stuck",
                            "Jobs tried too often: somebody has to look.",
                            [&rooms] { return static_cast<double>(rooms.job_keeping.stuck()); });
    rooms.metrics.add_gauge(
        "okienko_jobs_oldest_due_seconds", "How long the oldest due job has waited.", [&rooms] {
            return static_cast<double>(rooms.job_keeping.oldest_due_seconds());
        });
    rooms.metrics.add_gauge("okienko_database_connections_busy",
                            "Connections in a transaction.",
                            [&rooms] { return static_cast<double>(rooms.database.usage().busy); });
}

void add_trust_gauges(Rooms& rooms) {
    using signing::ListState;
    rooms.metrics.add_gauge(
        "okienko_trust_anchors", "Certificates signatures may lead to.", [&rooms] {
            return static_cast<double>(rooms.trusted_lists.standing().anchors);
        });
    const auto add = [&rooms](const char* name, const char* help, auto value) {
        rooms.metrics.add_gauges(name, help, "list", [&rooms, value] {
            std::map<std::string, double> values;
            for (const ListState& list : rooms.trusted_lists.standing().lists) {
                if (const std::optional<double> one = value(list)) values[list.location] = *one;
            }
            return values;
        });
    };
    const auto seconds = [](std::optional<std::chrono::sys_seconds> time) -> std::optional<double> {
        if (!time) return std::nullopt;
        return static_cast<double>(time->time_since_epoch().count());
    };
    add("okienko_trusted_list_in_use",
        "1 while what the list says counts.",
        [](const ListState& list) -> std::optional<double> { return list.in_use ? 1 : 0; });
    add("okienko_trusted_list_failed",
        "1 when the list could not be had, or is not as it should be.",
        [](const ListState& list) -> std::optional<double> { return list.fault ? 1 : 0; });
    add("okienko_trusted_list_age_seconds",
        "Since the list in use was issued.",
        [&rooms, seconds](const ListState& list) -> std::optional<double> {
            if (!list.issued) return std::nullopt;
            return *seconds(seconds_of(rooms.clock)) - *seconds(list.issued);
        });
    add("okienko_trusted_list_next_update_timestamp_seconds",
        "When the next one is due.",
        [seconds](const ListState& list) { return seconds(list.next_update); });
}

void begin_periodic_work(Rooms& rooms) {
    using namespace std::chrono_literals;
    rooms.periodic->every("audit-sealing", 1s, [&rooms] { rooms.sealer.run(); });
    rooms.periodic->every("service-folders", 1s, [&rooms] { rooms.drop_folder.look(); });
    rooms.periodic->every("search-warmth", 1min, [&rooms] {
        catalogue::search_cards(rooms.searching, "pl", "okienko");
    });
    rooms.periodic->every("services-refresh", 2s, [&rooms] { rooms.services.refresh(); });
    rooms.periodic->every("office-refresh", 5s, [&rooms] { rooms.refresh_office(); });
    rooms.periodic->every("jobs-housekeeping", 10s, [&rooms] { rooms.job_keeping.run(); });
    rooms.periodic->every("accounts-sweep", 10min, [&rooms] {
        accounts::sweep(rooms.database, rooms.account_settings, rooms.clock.now());
    });
    rooms.periodic->every(
        "uploads-expiry", 10min, [&rooms] { rooms.attachments.expire_unbound(rooms.clock.now()); });
    rooms.periodic->every("trusted-lists", rooms.config.trusted_lists.refresh, [&rooms] {
        rooms.trusted_lists.refresh();
    });
    rooms.periodic->every("letters", 10min, [&rooms] {
        const std::size_t changed = letters::look_after_letters(rooms.letters, rooms.clock.now());
        if (changed > 0) rooms.log.info("letters-looked-after", {{"letters", changed}});
    });
    rooms.periodic->every("recruitment-retention", 24h, [&rooms] {
        recruitment::erase_old_applications(
            rooms.database, rooms.documents.keys(), {}, rooms.clock.now());
    });
    rooms.periodic->every("drafts-expiry", 10min, [&rooms] { rooms.drafts.expire(); });
    if (rooms.proofs) {
        rooms.periodic->every("proofs", 10min, [&rooms] {
            // What trusted lists name now is an anchor of proofs, too.
            rooms.proof_verifier.trust(
                proof_anchors(rooms.verifier.anchors(), rooms.office_key, rooms.seal));
            const std::size_t kept = rooms.proofs->run();
            if (kept > 0) rooms.log.info("proofs-kept", {{"documents", kept}});
        });
    }
}

jobs::Handlers job_handlers(Rooms& rooms) {
    jobs::Handlers handlers{{mail::kJobKind, mail::deliver_with(*rooms.mailer)}};
    if (rooms.proofs) handlers.emplace(documents::proof_job, rooms.proofs->handler());
    return handlers;
}

/// At an orderly stop: chains the last entries and signs the head over them.
void close_trail(Rooms& rooms) {
    try {
        rooms.sealer.run();
        rooms.sealer.sign_head();
    } catch (const std::exception& fault) {
        rooms.log.warning("audit-head-unsigned",
                          {{"reason", fault.what()}});  // the next start takes it up
    }
}

}  // namespace

Application::Application(const config::Config& config,
                         const std::string& database_uri,
                         const config::Log& log)
    : rooms_(std::make_unique<Rooms>(config, database_uri, log)) {}

Application::~Application() {
    stop();
}

std::string Application::start() {
    Rooms& rooms = *rooms_;
    rooms.prepare();
    rooms.worker.emplace(rooms.database, job_handlers(rooms), rooms.log);
    rooms.printing.start(rooms.log);
    rooms.periodic.emplace(rooms.database, rooms.log);
    begin_periodic_work(rooms);
    add_gauges(rooms);
    add_trust_gauges(rooms);
    rooms.server.emplace(server_settings(rooms.config), rooms.pipeline, rooms.metrics, rooms.log);
    rooms.server->start();
    return rooms.server->address();
}

void Application::stop() {
    if (rooms_->server) rooms_->server->stop();
    const bool was_running = rooms_->periodic.has_value();
    rooms_->periodic.reset();
    rooms_->printing.stop();
    rooms_->worker.reset();
    if (was_running) close_trail(*rooms_);
}

const web::Router& Application::router() const {
    return rooms_->router;
}

const std::vector<std::string>& Application::demo_accounts() const {
    return rooms_->demo_accounts;
}

}  // namespace okienko
