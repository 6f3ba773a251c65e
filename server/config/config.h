#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/config/log.h"

namespace okienko::config {

/// Everything that can be set, with its default: read once before start, immutable after. The keys
/// of the file and what they mean stand in settings.cpp, one line each. Secrets come from files or
/// the environment, never from the file itself.
struct Config {
    std::filesystem::path
        root;  ///< the installation: holds schemas/, forms/, server/*/views and migrations, assets/
    std::filesystem::path data;  ///< everything the server writes; see the folders below
    bool demo = true;  ///< demonstration content, accounts and keys; the server then listens on
                       ///< loopback only

    std::string host = "127.0.0.1";  ///< an address, not a name
    std::uint16_t port = 8080;       ///< 0: any free one
    std::string public_address;  ///< "https://okienko.example": in mail and receipts; empty: from
                                 ///< host and port
    std::filesystem::path tls_certificate;  ///< PEM chain; with tls_key: HTTPS
    std::filesystem::path tls_key;          ///< PEM
    std::vector<std::string>
        trusted_proxies;  ///< addresses or CIDR blocks whose X-Forwarded-For is believed

    std::string database;  ///< libpq connection URI; empty: a private cluster in data/postgres
    unsigned database_connections = 16;
    std::chrono::seconds database_statement_timeout{30};
    std::filesystem::path
        postgres_binaries;  ///< folder of initdb and postgres; empty: Debian's newest

    std::filesystem::path
        office;  ///< the office's own data (XML); default root/schemas/codelists/office.xml
    std::filesystem::path
        audit_heads;  ///< where sealed heads of the audit trail go too; default data/audit
    std::filesystem::path
        anchors;  ///< folder of the certificates signatures are trusted by; default data/anchors

    struct TrustedLists {
        std::filesystem::path folder;   ///< of lists of its own (XML), with the certificates (PEM,
                                        ///< DER) that may sign them; default data/trusted-lists
        std::string list_of_lists;      ///< web address of the list of the lists; empty: none
        std::filesystem::path journal;  ///< file or folder of the certificates that may sign it, as
                                        ///< the Official Journal names them
        std::vector<std::string> territories;  ///< which of its lists; none: all
        std::chrono::seconds refresh{std::chrono::hours(6)};
    } trusted_lists;

    struct Mail {
        std::string smtp_host;  ///< empty: mail is written to files in data/mail
        std::uint16_t smtp_port = 587;
        bool starttls = true;
        std::string user;      ///< empty: no authentication
        std::string password;  ///< from mail-password-file or OKIENKO_MAIL_PASSWORD
        std::string from = "Okienko <okienko@urzad.example>";
    } mail;

    struct Timestamps {
        std::string url;       ///< of a time-stamping authority (RFC 3161); empty: none is asked
        std::string policy;    ///< object identifier of its policy; empty: its own choice
        std::string user;      ///< empty: no authentication
        std::string password;  ///< from timestamp-password-file
        std::chrono::days margin{90};  ///< proofs are renewed so long before they end
    } timestamps;

    struct Token {
        std::filesystem::path module;        ///< PKCS#11 library; empty: the key is a file
        std::string label;                   ///< of the token
        std::string key;                     ///< label of the key on it
        std::filesystem::path pin_file;      ///< its first line is the PIN
        std::filesystem::path certificates;  ///< PEM: the key's own first, then those above it
    } seal_token;

    struct Limits {
        std::size_t body_bytes = std::size_t{20} << 20U;        ///< a request without attachments
        std::size_t attachment_bytes = std::size_t{50} << 20U;  ///< one attachment
        unsigned http_threads = 32;
        unsigned http_connections = 2000;  ///< open at once, idle ones included
        std::chrono::seconds request_deadline{30};
        unsigned requests_per_minute = 600;      ///< from one address
        unsigned verifications_per_minute = 30;  ///< signed files from one address
        unsigned password_hashes = 2;            ///< Argon2id computations at once
    } limits;

    Log::Level log_level = Log::Level::info;

    std::filesystem::path postgres_folder() const { return data / "postgres"; }
    std::filesystem::path keys_folder() const { return data / "keys"; }
    std::filesystem::path mail_folder() const { return data / "mail"; }
    std::filesystem::path services_folder() const { return data / "services"; }
    bool tls() const { return !tls_certificate.empty(); }
    /// Public base address without a trailing slash, e.g. "http://127.0.0.1:8080".
    std::string base_address() const;
};

}  // namespace okienko::config
