#include "server/rooms.h"

#include <algorithm>
#include <thread>

#include "server/catalogue/unit_store.h"

namespace okienko {

Rooms::Rooms(const config::Config& settings, const std::string& database_uri, const config::Log& to)
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
      token(seal_on_token(config)),
      seal(token ? *token : static_cast<const signing::Signer&>(office_key)),
      head_signer(office_key),
      sealer(database, head_signer, clock, config.audit_heads / "heads.log"),
      demonstration(demonstration_authority(config, seconds_of(clock))),
      verifier(with_authority(trusted_anchors(config, office_key), demonstration)),
      trusted_lists(list_settings(config), verifier.anchors(), verifier, clock, log),
      account_settings{.base_address = config.base_address()},
      account_mails(config.root, pages.office().child_text("name"), config.base_address()),
      hasher({}, {.at_once = config.limits.password_hashes}),
      identities(database, clock, log, account_settings),
      accounts{database, clock, log, hasher, identities, account_mails, account_settings},
      account_cipher(master),
      second_factor(accounts, account_cipher, {"Okienko", config.demo}),
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
      documents(master, &clock),
      attachments(database, master, &clock),
      proof_verifier(proof_anchors(verifier.anchors(), office_key, seal)),
      timestamps(timestamp_source(config)),
      revocation(clock),
      printing(database, documents, pages, printer_settings(config)),
      desk(verifier, clock, desk_settings(config)),
      verification_pages(desk, pages),
      verification_api(desk, pages),
      words(services),
      announced_days(database),
      papers(words),
      queue(database, searching, pages, words, office),
      journal({database, searching, documents, words, office, pages, config.base_address()}),
      own_pages({query_journal::own_pages()}),
      office_cases(database,
                   documents,
                   attachments,
                   verifier,
                   words,
                   pages,
                   office,
                   papers,
                   prints,
                   own_pages),
      letters(letter_context(
          config,
          pages,
          {database, documents, attachments, words, office, seal, prints, verifier})),
      letter_pages(letters, pages, {.file_bytes = config.limits.attachment_bytes}),
      letter_signing(letters,
                     pages,
                     {.file_bytes = config.limits.body_bytes,
                      .demonstration = demonstration ? &*demonstration : nullptr}),
      sent_letters(letters, pages),
      banned(recruitment::BannedRequirements::read(
          (config.root / "server/services/recruitment/banned.xml").string())),
      applying(database, documents.keys(), pages, clock),
      vacancy_pages(database, pages, office, clock),
      hr_vacancies(database, documents.keys(), banned, pages, office, clock),
      hr_applications(database, documents, attachments, words, pages, office, clock),
      companions({&applying, &journal.companion}),
      drafts(database, services, attachments, documents.keys(), clock),
      signings(database, drafts, verifier, companions),
      case_pass(master, clock),
      case_door(database, case_pass),
      case_files(database, documents, attachments, services),
      commits(filing_database),
      submission(database,
                 commits,
                 documents,
                 attachments,
                 master,
                 seal,
                 receipt_office(pages),
                 config.base_address(),
                 words_of(pages),
                 clock,
                 log,
                 {.takes_cases = [this](std::string_view unit) { return office.takes_cases(unit); },
                  .announced = &announced_days,
                  .companions = companions,
                  .stamps_receipts = timestamps != nullptr}),
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
                  .demonstration = demonstration ? &*demonstration : nullptr}),
      key_file_pages(drafts, signings, verifier, pages),
      case_pages(database,
                 pages,
                 case_files,
                 services,
                 documents.keys(),
                 case_pass,
                 prints,
                 clock,
                 own_pages),
      received_letters(letters, pages, case_door),
      additions(letters, pages, case_door, {.file_bytes = config.limits.attachment_bytes}),
      withdrawals(database, documents.keys(), services, pages, case_door, companions, clock),
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
      account_pages(accounts, pages, overview, second_factor),
      journal_doors(journal.context, journal.similar, drafts),
      administration({accounts, pages, office, services, announced_days}, second_factor),
      editing({database, services, compiler, office, situations, pages}),
      health(metrics, readiness_checks(config, database, trusted_lists)),
      pipeline(pipeline_settings(config, master),
               {router, pages, identities, clock, log, metrics}) {
    if (timestamps) {
        proofs.emplace(database,
                       documents,
                       attachments,
                       proof_verifier,
                       signing::ProofSources{*timestamps, revocation},
                       clock,
                       log,
                       documents::ProofKeeping::Settings{.margin = config.timestamps.margin});
    }
    add_routes();
}

void Rooms::prepare() {
    storage::migrate(database, config.root);
    trust::claim_database(database, master);
    if (const auto terms = cases::recompute_terms(database, clock.now()); terms.asked) {
        log.info("terms-recomputed", {{"moved", terms.changed}});
    }
    // The units of office.xml that the database doesn't know yet.
    database.run([&](storage::Transaction& transaction) {
        catalogue::UnitStore{}.seed(transaction, office.units(), clock.now());
    });
    refresh_office();
    trusted_lists.load();
    services.publish_folders((config.root / "forms/catalog").string());
    demo_accounts = prepare_demo_accounts(config.demo, accounts, second_factor);
}

void Rooms::refresh_office() {
    office.set_units(database.read(
        [](storage::Transaction& transaction) { return catalogue::UnitStore{}.all(transaction); }));
    announced_days.refresh();
}

void Rooms::add_routes() {
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
    withdrawals.add_routes(router);
    service_api.add_routes(router);
    submission_api.add_routes(router);
    verification_pages.add_routes(router);
    verification_api.add_routes(router);
    queue.add_routes(router);
    office_cases.add_routes(router);
    vacancy_pages.add_routes(router);
    hr_vacancies.add_routes(router);
    hr_applications.add_routes(router);
    letter_pages.add_routes(router);
    letter_signing.add_routes(router);
    sent_letters.add_routes(router);
    journal_doors.add_routes(router);
    administration.add_routes(router);
    editing.add_routes(router);
}

}  // namespace okienko
