#include "server/room_settings.h"

#include "server/mail/file_mailer.h"
#include "server/mail/smtp_mailer.h"
#include "server/storage/migrations.h"
#include "server/storage/readiness.h"
#include "server/trust/anchor_folder.h"
#include "server/trust/keys_fault.h"
#include "server/trust/pkcs11_signer.h"
#include "server/trust/timestamp_client.h"

namespace okienko {

namespace {

/// Demonstrations and measurements come from this machine alone, and all from one address.
std::vector<std::string> unlimited_clients(const config::Config& config) {
    if (!config.demo) return {};
    return {"127.0.0.0/8", "::1"};
}

}  // namespace

std::unique_ptr<mail::Mailer> make_mailer(const config::Config& config,
                                          const config::Clock& clock) {
    const auto& smtp = config.mail;
    if (smtp.smtp_host.empty()) {
        return std::make_unique<mail::FileMailer>(config.mail_folder(), smtp.from, clock);
    }
    return std::make_unique<mail::SmtpMailer>(mail::SmtpMailer::Settings{.host = smtp.smtp_host,
                                                                         .port = smtp.smtp_port,
                                                                         .starttls = smtp.starttls,
                                                                         .user = smtp.user,
                                                                         .password = smtp.password,
                                                                         .from = smtp.from},
                                              clock);
}

web::Server::Settings server_settings(const config::Config& config) {
    return {.host = config.host,
            .port = config.port,
            .tls_certificate = config.tls_certificate.string(),
            .tls_key = config.tls_key.string(),
            .public_address = config.public_address,
            .trusted_proxies = config.trusted_proxies,
            .connections = config.limits.http_connections,
            .request = config.limits.request_deadline};
}

web::PipelineSettings pipeline_settings(const config::Config& config,
                                        const trust::MasterKey& master) {
    return {.csrf_key = master.derive("csrf"),
            .temporary = (config.data / "tmp").string(),
            .handlers = config.limits.http_threads,
            .requests_per_minute = config.limits.requests_per_minute,
            .unlimited_clients = unlimited_clients(config)};
}

std::chrono::sys_seconds seconds_of(const config::Clock& clock) {
    return std::chrono::floor<std::chrono::seconds>(clock.now());
}

std::filesystem::path codelists(const config::Config& config) {
    return config.root / "schemas/codelists";
}

letters::Office receipt_office(const web::Pages& pages) {
    return {pages.office().child_text("name"), pages.office().child_text("edelivery"), "ADE"};
}

std::function<const schemas::Texts&(std::string_view)> words_of(const web::Pages& pages) {
    return [&pages](std::string_view language) -> const schemas::Texts& {
        return pages.texts(language);
    };
}

letters::Context letter_context(const config::Config& config,
                                const web::Pages& pages,
                                const LetterParts& parts) {
    const schemas::Node office = pages.office();
    return {parts.database,
            parts.documents,
            parts.attachments,
            parts.services,
            parts.units,
            parts.seal,
            parts.prints,
            receipt_office(pages),
            {office.child_text("name"),
             office.child_text("authority"),
             office.child_text("city"),
             office.child_text("address")},
            letters::LetterTemplates::read((config.root / "server/letters/templates").string()),
            config.base_address(),
            words_of(pages),
            parts.verifier};
}

printing::FopPrinter::Settings printer_settings(const config::Config& config) {
    printing::FopPrinter::Settings settings;
    settings.configuration = config.root / "server/printing/fop.xconf";
    settings.folder = config.data / "tmp";
    return settings;
}

verification::Desk::Settings desk_settings(const config::Config& config) {
    verification::Desk::Settings settings;
    settings.file_bytes = config.limits.body_bytes;
    settings.per_minute = config.limits.verifications_per_minute;
    settings.unlimited_clients = unlimited_clients(config);
    return settings;
}

std::unique_ptr<signing::Signer> seal_on_token(const config::Config& config) {
    const auto& token = config.seal_token;
    if (token.module.empty()) return nullptr;
    return std::make_unique<trust::Pkcs11Signer>(
        trust::Pkcs11Signer::Settings{.module = token.module,
                                      .token = token.label,
                                      .key = token.key,
                                      .pin_file = token.pin_file,
                                      .certificates = token.certificates});
}

std::unique_ptr<signing::TimestampSource> timestamp_source(const config::Config& config) {
    const auto& wish = config.timestamps;
    if (wish.url.empty()) return nullptr;
    return std::make_unique<trust::TimestampClient>(trust::TimestampClient::Settings{
        .url = wish.url, .policy = wish.policy, .user = wish.user, .password = wish.password});
}

signing::TrustAnchors proof_anchors(const signing::TrustAnchors& trusted,
                                    const trust::OfficeKey& key,
                                    const signing::Signer& seal) {
    signing::TrustAnchors anchors = trusted;
    anchors.add(key.certificate_chain().back());
    anchors.add(seal.certificate_chain().back());
    for (const std::string& retired : key.retired()) anchors.add(retired);
    return anchors;
}

signing::TrustAnchors trusted_anchors(const config::Config& config, const trust::OfficeKey& key) {
    signing::TrustAnchors anchors = trust::read_anchors(config.anchors);
    if (config.demo) anchors.add(key.certificate_chain().front());
    return anchors;
}

std::vector<web::ReadinessCheck> readiness_checks(const config::Config& config,
                                                  storage::Database& database,
                                                  const trust::TrustedLists& lists) {
    return {
        {"database",
         [&database, known = storage::read_migrations(config.root)] {
             return storage::database_fault(database, known);
         }},
        {"data", [folder = config.data / "tmp"] { return storage::folder_fault(folder); }},
        {"keys", [folder = config.keys_folder()] { return trust::keys_fault(folder); }},
        {"trusted-lists", [&lists] { return lists.fault(); }, [&lists] { return lists.facts(); }}};
}

trust::ListSettings list_settings(const config::Config& config) {
    const auto& lists = config.trusted_lists;
    return {lists.folder,
            lists.list_of_lists,
            lists.journal,
            lists.territories,
            config.data / "trusted-lists-kept"};
}

}  // namespace okienko
