#include "server/application.h"

#include <algorithm>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "forms/schema_compiler.h"
#include "forms/service.h"
#include "server/accounts/account_pages.h"
#include "server/accounts/demo_accounts.h"
#include "server/accounts/identities.h"
#include "server/accounts/mail_texts.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/sweep.h"
#include "server/audit/sealer.h"
#include "server/cases/case_pages.h"
#include "server/cases/queue_pages.h"
#include "server/cases/recompute_terms.h"
#include "server/cases/service_words.h"
#include "server/catalogue/drop_folder.h"
#include "server/catalogue/life_situations.h"
#include "server/catalogue/office.h"
#include "server/catalogue/portal_pages.h"
#include "server/catalogue/search.h"
#include "server/catalogue/service_pages.h"
#include "server/catalogue/services.h"
#include "server/config/installation.h"
#include "server/config/shifted_clock.h"
#include "server/demonstration.h"
#include "server/documents/attachments.h"
#include "server/documents/document_store.h"
#include "server/intake/account_overview.h"
#include "server/intake/addition_pages.h"
#include "server/intake/case_door.h"
#include "server/intake/case_files.h"
#include "server/intake/case_pages.h"
#include "server/intake/case_pass.h"
#include "server/intake/draft_pages.h"
#include "server/intake/drafts.h"
#include "server/intake/file_document.h"
#include "server/intake/key_file_pages.h"
#include "server/intake/letter_pages.h"
#include "server/intake/send_pages.h"
#include "server/intake/service_api.h"
#include "server/intake/sign_pages.h"
#include "server/intake/signings.h"
#include "server/intake/submission_api.h"
#include "server/intake/submit.h"
#include "server/jobs/housekeeping.h"
#include "server/jobs/periodic.h"
#include "server/jobs/worker.h"
#include "server/letters/correspondence.h"
#include "server/letters/delivery.h"
#include "server/letters/letter_pages.h"
#include "server/letters/sent_letter_pages.h"
#include "server/mail/queue.h"
#include "server/room_settings.h"
#include "server/services/query_journal/journal.h"
#include "server/storage/database.h"
#include "server/storage/migrations.h"
#include "server/trust/audit_head_signer.h"
#include "server/trust/master_key.h"
#include "server/trust/master_key_store.h"
#include "server/trust/office_key.h"
#include "server/verification/desk.h"
#include "server/verification/verification_api.h"
#include "server/verification/verification_pages.h"
#include "server/web/health.h"
#include "server/web/pages.h"
#include "server/web/pipeline.h"
#include "server/web/router.h"
#include "server/web/server.h"
#include "server/web/static_files.h"

namespace okienko {

namespace {

std::vector<std::string> unit_codes(const catalogue::Office& office) {
    std::vector<std::string> codes;
    for (const auto& unit : office.units()) codes.push_back(unit.code);
    return codes;
}

}  // namespace

/// Every object of the server, in the order of the house: each needs only what stands above it.
struct Application::Rooms {
    Rooms(const config::Config& settings, const std::string& database_uri, const config::Log& to);

    void add_routes();
    void add_gauges();
    void begin_periodic_work();
    void
    close_trail();  ///< at an orderly stop: chains the last entries and signs the head over them

    config::Config config;
    config::Log log;
    std::vector<std::string> demo_accounts;
    config::ShiftedClock clock;
    storage::Database database;
    storage::Database filing_database;
    std::unique_ptr<mail::Mailer> mailer;

    web::StaticFiles files;
    web::Pages pages;
    web::Metrics metrics;

    trust::MasterKey master;
    trust::OfficeKey office_key;
    trust::AuditHeadSigner head_signer;
    audit::Sealer sealer;
    std::optional<signing::DemonstrationAuthority> demonstration;
    signing::Verifier verifier;

    accounts::Settings account_settings;
    accounts::MailTexts account_mails;
    accounts::PasswordHasher hasher;
    accounts::Identities identities;
    accounts::Context accounts;

    forms::ServiceCompiler compiler;
    catalogue::Services services;
    catalogue::DropFolder drop_folder;
    catalogue::Office office;
    catalogue::LifeSituations situations;
    storage::Database searching;
    catalogue::ServicePages service_pages;
    catalogue::PortalPages portal_pages;

    documents::DocumentStore documents;
    documents::Attachments attachments;

    verification::Desk desk;
    verification::VerificationPages verification_pages;
    verification::VerificationApi verification_api;

    cases::ServiceWords words;
    letters::Papers papers;
    cases::QueuePages queue;
    query_journal::Journal journal;
    intake::Companions companions;  ///< of the services with data of their own
    std::vector<cases::OwnPages> own_pages;
    cases::CasePages office_cases;

    letters::Context letters;
    letters::LetterPages letter_pages;
    letters::SentLetterPages sent_letters;

    intake::Drafts drafts;
    intake::Signings signings;
    intake::CasePass case_pass;
    intake::CaseDoor case_door;
    intake::CaseFiles case_files;
    storage::GroupCommit commits;
    intake::Submission submission;
    intake::DocumentFiling filing;
    intake::DraftPages draft_pages;
    intake::SendPages send_pages;
    intake::SignPages sign_pages;
    intake::KeyFilePages key_file_pages;
    intake::CasePages case_pages;
    intake::LetterPages received_letters;
    intake::AdditionPages additions;
    intake::ServiceApi service_api;
    intake::SubmissionApi submission_api;
    intake::AccountOverview overview;
    accounts::AccountPages account_pages;
    query_journal::JournalDoors journal_doors;

    web::HealthPages health;
    web::Router router;
    web::Pipeline pipeline;
    jobs::Housekeeping job_keeping{database, clock};
    std::optional<jobs::Worker> worker;
    std::optional<jobs::Periodic> periodic;
    std::optional<web::Server> server;
};

Application::Rooms::Rooms(const config::Config& settings,
                          const std::string& database_uri,
                          const config::Log& to)
    : config(settings),
      log(to),
      clock(config.demo ? config.data / "clock" : std::filesystem::path()),
      database({.uri = database_uri,
                .connections = config.database_connections,
                .statement_timeout = config.database_statement_timeout}),
      filing_database({.uri = database_uri,
                       .connections = std::max(1U, std::thread::hardware_concurrency()),
                       .statement_timeout = config.database_statement_timeout,
                       .generic_plans = true}),
      mailer(make_mailer(config, clock)),
      files({config::assets_folder(config.root).string()}),
      pages({.root = config.root.string(),
             .office = config.office.string(),
             .assets = files.prefix()}),
      master(trust::MasterKey::open_or_create(config.keys_folder() / "master.key")),
      office_key(trust::OfficeKey::open_or_create(
          config.keys_folder() / "office", pages.office().child_text("name"), seconds_of(clock))),
      head_signer(office_key),
      sealer(database, head_signer, clock, config.audit_heads / "heads.log"),
      demonstration(demonstration_authority(config, seconds_of(clock))),
      verifier(with_authority(trusted_anchors(config, office_key), demonstration)),
      account_settings{.base_address = config.base_address()},
      account_mails(config.root, pages.office().child_text("name"), config.base_address()),
      hasher({}, {.at_once = config.limits.password_hashes}),
      identities(database, clock, log, account_settings),
      accounts{database, clock, log, hasher, identities, account_mails, account_settings},
      compiler(config.root.string(),
               std::make_shared<forms::ChildSchemaCompiler>(config::own_program().string())),
      services(database, compiler, log),
      drop_folder(config.services_folder(), services, log),
      office(catalogue::Office::read(config.office.string())),
      situations(
          catalogue::LifeSituations::read((codelists(config) / "life-situations.xml").string())),
      // A connection reads the Polish dictionary at its first search (half a second): few of its
      // own, kept warm.
      searching({.uri = database_uri, .connections = 2}),
      service_pages(pages, services, searching, office, situations),
      portal_pages(pages, (codelists(config) / "accessibility.xml").string()),
      documents(master),
      attachments(database, master),
      desk(verifier, clock, desk_settings(config)),
      verification_pages(desk, pages),
      verification_api(desk, pages),
      words(services),
      papers(words),
      queue(database, searching, pages, words, office),
      journal({database, searching, documents, words, office, pages, config.base_address()}),
      companions({&journal.companion}),
      own_pages({query_journal::own_pages()}),
      office_cases(
          database, documents, attachments, verifier, words, pages, office, papers, own_pages),
      letters(letter_context(
          config, pages, {database, documents, attachments, words, office, office_key})),
      letter_pages(letters, pages, {.file_bytes = config.limits.attachment_bytes}),
      sent_letters(letters, pages),
      drafts(database, services, attachments, documents.keys(), clock),
      signings(database, drafts, verifier),
      case_pass(master, clock),
      case_door(database, case_pass),
      case_files(database, documents, attachments, services),
      commits(filing_database),
      submission(database,
                 commits,
                 documents,
                 attachments,
                 master,
                 office_key,
                 receipt_office(pages),
                 config.base_address(),
                 words_of(pages),
                 clock,
                 log,
                 {.units = unit_codes(office), .companions = companions}),
      filing(database,
             services,
             attachments,
             documents.keys(),
             submission,
             verifier,
             clock,
             words_of(pages)),
      draft_pages(
          drafts, database, pages, {.file_bytes = config.limits.attachment_bytes}, companions),
      send_pages(drafts, database, pages, submission, signings, case_pass, companions),
      sign_pages(drafts,
                 signings,
                 verifier,
                 pages,
                 {.file_bytes = config.limits.body_bytes,
                  .demonstration = demonstration ? &*demonstration : nullptr},
                 companions),
      key_file_pages(drafts, signings, verifier, pages, companions),
      case_pages(database, pages, case_files, services, case_pass, clock, own_pages),
      received_letters(letters, pages, case_door),
      additions(letters, pages, case_door, {.file_bytes = config.limits.attachment_bytes}),
      service_api(services,
                  compiler.shared_schemas(),
                  schemas::read_file((config.root / "server/intake/openapi.json").string())),
      submission_api(
          database,
          filing,
          case_files,
          pages,
          {.body_bytes = config.limits.body_bytes, .file_bytes = config.limits.attachment_bytes}),
      overview(drafts, database, services),
      account_pages(accounts, pages, overview),
      journal_doors(journal.context, journal.similar, drafts),
      health(metrics, readiness_checks(config, database)),
      pipeline(pipeline_settings(config, master),
               {router, pages, identities, clock, log, metrics}) {
    add_routes();
}

void Application::Rooms::add_routes() {
    files.add_routes(router);
    health.add_routes(router);
    portal_pages.add_routes(router);
    service_pages.add_routes(router);
    account_pages.add_routes(router);
    draft_pages.add_routes(router);
    send_pages.add_routes(router);
    sign_pages.add_routes(router);
    key_file_pages.add_routes(router);
    case_pages.add_routes(router);
    received_letters.add_routes(router);
    additions.add_routes(router);
    service_api.add_routes(router);
    submission_api.add_routes(router);
    verification_pages.add_routes(router);
    verification_api.add_routes(router);
    queue.add_routes(router);
    office_cases.add_routes(router);
    journal_doors.add_routes(router);
    letter_pages.add_routes(router);
    sent_letters.add_routes(router);
}

void Application::Rooms::add_gauges() {
    metrics.add_gauge("okienko_jobs_waiting", "Jobs to be done after a commit.", [this] {
        return static_cast<double>(job_keeping.waiting());
    });
    metrics.add_gauge("okienko_jobs_stuck", "Jobs tried too often: somebody has to look.", [this] {
        return static_cast<double>(job_keeping.stuck());
    });
    metrics.add_gauge("okienko_jobs_oldest_due_seconds",
                      "How long the oldest due job has waited.",
                      [this] { return static_cast<double>(job_keeping.oldest_due_seconds()); });
    metrics.add_gauge("okienko_database_connections_busy", "Connections in a transaction.", [this] {
        return static_cast<double>(database.usage().busy);
    });
}

void Application::Rooms::begin_periodic_work() {
    using namespace std::chrono_literals;
    periodic->every("audit-sealing", 1s, [this] { sealer.run(); });
    periodic->every("service-folders", 1s, [this] { drop_folder.look(); });
    periodic->every(
        "search-warmth", 1min, [this] { catalogue::search_cards(searching, "pl", "okienko"); });
    periodic->every("services-refresh", 2s, [this] { services.refresh(); });
    periodic->every("jobs-housekeeping", 10s, [this] { job_keeping.run(); });
    periodic->every("accounts-sweep", 10min, [this] {
        accounts::sweep(database, account_settings, clock.now());
    });
    periodic->every("uploads-expiry", 10min, [this] { attachments.expire_unbound(clock.now()); });
    periodic->every("letters", 10min, [this] {
        const std::size_t changed = letters::look_after_letters(letters, clock.now());
        if (changed > 0) log.info("letters-looked-after", {{"letters", changed}});
    });
    periodic->every("drafts-expiry", 10min, [this] { drafts.expire(); });
}

void Application::Rooms::close_trail() {
    try {
        sealer.run();
        sealer.sign_head();
    } catch (const std::exception& fault) {
        log.warning("audit-head-unsigned",
                    {{"reason", fault.what()}});  // the next start takes it up
    }
}

Application::Application(const config::Config& config,
                         const std::string& database_uri,
                         const config::Log& log)
    : rooms_(std::make_unique<Rooms>(config, database_uri, log)) {}

Application::~Application() {
    stop();
}

std::string Application::start() {
    Rooms& rooms = *rooms_;
    storage::migrate(rooms.database, rooms.config.root);
    trust::claim_database(rooms.database, rooms.master);
    if (const auto terms = cases::recompute_terms(rooms.database, rooms.clock.now()); terms.asked) {
        rooms.log.info("terms-recomputed", {{"moved", terms.changed}});
    }
    rooms.services.publish_folders((rooms.config.root / "forms/catalog").string());
    if (rooms.config.demo) {
        for (const auto& account : accounts::create_demo_accounts(rooms.accounts)) {
            rooms.demo_accounts.push_back(
                fmt::format("{:<32} {:<16} ({})", account.email, account.who, account.password));
        }
    }

    rooms.worker.emplace(rooms.database,
                         jobs::Handlers{{mail::kJobKind, mail::deliver_with(*rooms.mailer)}},
                         rooms.log);
    rooms.periodic.emplace(rooms.database, rooms.log);
    rooms.begin_periodic_work();
    rooms.add_gauges();
    rooms.server.emplace(server_settings(rooms.config), rooms.pipeline, rooms.metrics, rooms.log);
    rooms.server->start();
    return rooms.server->address();
}

void Application::stop() {
    if (rooms_->server) rooms_->server->stop();
    const bool was_running = rooms_->periodic.has_value();
    rooms_->periodic.reset();
    rooms_->worker.reset();
    if (was_running) rooms_->close_trail();
}

const web::Router& Application::router() const {
    return rooms_->router;
}

const std::vector<std::string>& Application::demo_accounts() const {
    return rooms_->demo_accounts;
}

}  // namespace okienko
