#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "forms/schema_compiler.h"
#include "forms/service.h"
#include "server/accounts/account_pages.h"
#include "server/accounts/identities.h"
#include "server/accounts/mail_texts.h"
#include "server/accounts/password_hasher.h"
#include "server/accounts/second_factor.h"
#include "server/accounts/sweep.h"
#include "server/administration/administration_pages.h"
#include "server/audit/sealer.h"
#include "server/cases/announced_days.h"
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
#include "server/documents/keep_proof.h"
#include "server/editing/editing_pages.h"
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
#include "server/intake/withdrawal_pages.h"
#include "server/jobs/housekeeping.h"
#include "server/jobs/periodic.h"
#include "server/jobs/worker.h"
#include "server/letters/correspondence.h"
#include "server/letters/delivery.h"
#include "server/letters/letter_pages.h"
#include "server/letters/sent_letter_pages.h"
#include "server/letters/sign_letter_pages.h"
#include "server/mail/queue.h"
#include "server/printing/print_shop.h"
#include "server/room_settings.h"
#include "server/services/query_journal/journal.h"
#include "server/services/recruitment/apply.h"
#include "server/services/recruitment/hr_application_pages.h"
#include "server/services/recruitment/hr_vacancy_pages.h"
#include "server/services/recruitment/retention.h"
#include "server/services/recruitment/vacancy_pages.h"
#include "server/storage/database.h"
#include "server/storage/migrations.h"
#include "server/trust/account_cipher.h"
#include "server/trust/audit_head_signer.h"
#include "server/trust/master_key.h"
#include "server/trust/master_key_store.h"
#include "server/trust/office_key.h"
#include "server/trust/revocation_client.h"
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

/// Every object of the server, in the order of the house: each needs only what stands above it.
struct Rooms {
    Rooms(const config::Config& settings, const std::string& database_uri, const config::Log& to);

    void add_routes();
    /// Reads anew what administrators keep about the office: units and announced days off.
    void refresh_office();
    /// What the database must hold before anything is served: tables, our key, services,
    /// demonstration accounts.
    void prepare();

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
    std::unique_ptr<signing::Signer> token;
    const signing::Signer& seal;  ///< of receipts and letters
    trust::AuditHeadSigner head_signer;
    audit::Sealer sealer;
    std::optional<signing::DemonstrationAuthority> demonstration;
    signing::Verifier verifier;
    trust::TrustedLists trusted_lists;

    accounts::Settings account_settings;
    accounts::MailTexts account_mails;
    accounts::PasswordHasher hasher;
    accounts::Identities identities;
    accounts::Context accounts;
    trust::AccountCipher account_cipher;
    accounts::SecondFactor second_factor;

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
    signing::Verifier proof_verifier;
    std::unique_ptr<signing::TimestampSource> timestamps;
    trust::RevocationClient revocation;
    std::optional<documents::ProofKeeping> proofs;  ///< with a time-stamping authority
    printing::PrintShop printing;
    const printing::Prints& prints = printing.prints();

    verification::Desk desk;
    verification::VerificationPages verification_pages;
    verification::VerificationApi verification_api;

    cases::ServiceWords words;
    cases::AnnouncedDays announced_days;
    letters::Papers papers;
    cases::QueuePages queue;
    query_journal::Journal journal;
    std::vector<cases::OwnPages> own_pages;
    cases::CasePages office_cases;

    letters::Context letters;
    letters::LetterPages letter_pages;
    letters::SignLetterPages letter_signing;
    letters::SentLetterPages sent_letters;

    recruitment::BannedRequirements banned;
    recruitment::Apply applying;
    recruitment::VacancyPages vacancy_pages;
    recruitment::HrVacancyPages hr_vacancies;
    recruitment::HrApplicationPages hr_applications;

    intake::Companions companions;  ///< of the services with data of their own
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
    intake::WithdrawalPages withdrawals;
    intake::ServiceApi service_api;
    intake::SubmissionApi submission_api;
    intake::AccountOverview overview;
    accounts::AccountPages account_pages;
    query_journal::JournalDoors journal_doors;
    administration::AdministrationPages administration;
    editing::EditingPages editing;

    web::HealthPages health;
    web::Router router;
    web::Pipeline pipeline;
    jobs::Housekeeping job_keeping{database, clock};
    std::optional<jobs::Worker> worker;
    std::optional<jobs::Periodic> periodic;
    std::optional<web::Server> server;
};

}  // namespace okienko
