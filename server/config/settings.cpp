#include "server/config/settings.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "server/config/addresses.h"

namespace okienko::config {
namespace {

using Text = const std::string&;

template <typename Number>
Number number(Text text, Number least, Number most) {
    Number value{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = fault == std::errc{} && end == text.data() + text.size();
    if (!whole || value < least || value > most) {
        throw std::invalid_argument(fmt::format("a number from {} to {}", least, most));
    }
    return value;
}

bool yes_or_no(Text text) {
    if (text == "yes") return true;
    if (text == "no") return false;
    throw std::invalid_argument("yes or no");
}

std::filesystem::path path(Text text) {
    if (text.empty()) throw std::invalid_argument("a path");
    return std::filesystem::absolute(text).lexically_normal();
}

/// A secret in a file of its own: the first line.
std::string secret(Text text) {
    std::ifstream file(path(text));
    std::string line;
    std::getline(file, line);
    if (line.empty())
        throw std::invalid_argument("a readable file with the secret in its first line");
    return line;
}

std::string address(Text text) {
    if (!is_address(text)) throw std::invalid_argument("an IP address, such as 127.0.0.1");
    return text;
}

std::vector<std::string> networks(Text text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(", ", at), text.size());
        if (end > at) result.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (!std::all_of(result.begin(), result.end(), is_network)) {
        throw std::invalid_argument("addresses or blocks such as 10.0.0.0/8, separated by commas");
    }
    return result;
}

std::vector<std::string> countries(Text text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(", ", at), text.size());
        if (end > at) result.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (!std::all_of(result.begin(), result.end(), [](const std::string& one) {
            return one.size() == 2 &&
                   one.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        })) {
        throw std::invalid_argument("countries such as PL, SK, separated by commas");
    }
    return result;
}

std::string web_address(Text text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    if (!web || text.find_first_of(" \"<>?#\\") != std::string::npos || text.size() < 9) {
        throw std::invalid_argument("an address such as https://okienko.example");
    }
    return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

/// As a web address, and a path or a query may follow.
std::string service_address(Text text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    if (!web || text.find_first_of(" \"<>#\\@") != std::string::npos || text.size() < 9) {
        throw std::invalid_argument("an address such as https://tsa.example/tsr");
    }
    return text;
}

std::size_t megabytes(Text text) {
    return number<std::size_t>(text, 1, 4096) << 20U;
}

Log::Level level(Text text) {
    if (text == "debug") return Log::Level::debug;
    if (text == "info") return Log::Level::info;
    if (text == "warning") return Log::Level::warning;
    if (text == "error") return Log::Level::error;
    throw std::invalid_argument("debug, info, warning or error");
}

constexpr unsigned kMany = 100'000;

// clang-format off
const SettingRule kRules[] = {
    {"data", "folder for everything the server writes", [](Config& c, Text v) { c.data = path(v); }},
    {"root", "folder of the installation", [](Config& c, Text v) { c.root = path(v); }},
    {"demo", "yes: demonstration content and accounts, loopback only", [](Config& c, Text v) { c.demo = yes_or_no(v); }},
    {"host", "IP address to listen at", [](Config& c, Text v) { c.host = address(v); }},
    {"port", "port to listen at; 0 takes a free one", [](Config& c, Text v) { c.port = number<std::uint16_t>(v, 0, 65535); }},
    {"public-address", "address people use, in mail and receipts", [](Config& c, Text v) { c.public_address = web_address(v); }},
    {"tls-certificate", "PEM file with the certificate and its chain", [](Config& c, Text v) { c.tls_certificate = path(v); }},
    {"tls-key", "PEM file with the certificate's key", [](Config& c, Text v) { c.tls_key = path(v); }},
    {"trusted-proxies", "addresses or blocks whose X-Forwarded-For counts", [](Config& c, Text v) { c.trusted_proxies = networks(v); }},
    {"database", "PostgreSQL URI; none: a private cluster in the data folder", [](Config& c, Text v) { c.database = v; }},
    {"database-file", "file with the PostgreSQL URI, when it holds a password", [](Config& c, Text v) { c.database = secret(v); }},
    {"database-connections", "most connections to the database", [](Config& c, Text v) { c.database_connections = number<unsigned>(v, 2, 500); }},
    {"database-statement-timeout", "seconds a statement may take", [](Config& c, Text v) { c.database_statement_timeout = std::chrono::seconds(number<int>(v, 1, 3600)); }},
    {"postgres-binaries", "folder of initdb and postgres for the private cluster", [](Config& c, Text v) { c.postgres_binaries = path(v); }},
    {"office", "XML file about the office", [](Config& c, Text v) { c.office = path(v); }},
    {"audit-heads", "folder for sealed heads of the audit trail", [](Config& c, Text v) { c.audit_heads = path(v); }},
    {"anchors", "folder of certificates (PEM, DER) that signatures are trusted by", [](Config& c, Text v) { c.anchors = path(v); }},
    {"trusted-lists", "folder of trusted lists (XML) and of the certificates that may sign them", [](Config& c, Text v) { c.trusted_lists.folder = path(v); }},
    {"list-of-lists", "web address of the list of trusted lists; none: no list is fetched", [](Config& c, Text v) { c.trusted_lists.list_of_lists = web_address(v); }},
    {"list-of-lists-certificates", "file or folder of the certificates that may sign it", [](Config& c, Text v) { c.trusted_lists.journal = path(v); }},
    {"list-territories", "countries whose lists are fetched, such as PL, SK; none: all", [](Config& c, Text v) { c.trusted_lists.territories = countries(v); }},
    {"lists-refresh-minutes", "how often trusted lists are fetched", [](Config& c, Text v) { c.trusted_lists.refresh = std::chrono::minutes(number<int>(v, 1, 10'080)); }},
    {"mail-host", "SMTP server; none: mail goes to files", [](Config& c, Text v) { c.mail.smtp_host = v; }},
    {"mail-port", "its port", [](Config& c, Text v) { c.mail.smtp_port = number<std::uint16_t>(v, 1, 65535); }},
    {"mail-starttls", "yes: encrypt with STARTTLS", [](Config& c, Text v) { c.mail.starttls = yes_or_no(v); }},
    {"mail-user", "name to sign in with", [](Config& c, Text v) { c.mail.user = v; }},
    {"mail-password-file", "file with the password", [](Config& c, Text v) { c.mail.password = secret(v); }},
    {"mail-from", "sender, such as Okienko <okienko@urzad.example>", [](Config& c, Text v) { c.mail.from = v; }},
    {"timestamp-url", "time-stamping authority (RFC 3161) that receipts get proofs from", [](Config& c, Text v) { c.timestamps.url = service_address(v); }},
    {"timestamp-policy", "object identifier of the policy asked for", [](Config& c, Text v) { c.timestamps.policy = v; }},
    {"timestamp-user", "name to sign in with", [](Config& c, Text v) { c.timestamps.user = v; }},
    {"timestamp-password-file", "file with the password", [](Config& c, Text v) { c.timestamps.password = secret(v); }},
    {"proof-margin-days", "days before their end that proofs are renewed", [](Config& c, Text v) { c.timestamps.margin = std::chrono::days(number<int>(v, 1, 3650)); }},
    {"seal-pkcs11-module", "PKCS#11 library of the token with the sealing key", [](Config& c, Text v) { c.seal_token.module = path(v); }},
    {"seal-pkcs11-token", "label of the token", [](Config& c, Text v) { c.seal_token.label = v; }},
    {"seal-pkcs11-key", "label of the sealing key on it", [](Config& c, Text v) { c.seal_token.key = v; }},
    {"seal-pkcs11-pin-file", "file with the PIN", [](Config& c, Text v) { c.seal_token.pin_file = path(v); }},
    {"seal-pkcs11-certificate", "PEM file with its certificate, then those above it", [](Config& c, Text v) { c.seal_token.certificates = path(v); }},
    {"body-megabytes", "largest request without attachments", [](Config& c, Text v) { c.limits.body_bytes = megabytes(v); }},
    {"attachment-megabytes", "largest attachment", [](Config& c, Text v) { c.limits.attachment_bytes = megabytes(v); }},
    {"http-threads", "requests worked on at once", [](Config& c, Text v) { c.limits.http_threads = number<unsigned>(v, 1, 1000); }},
    {"http-connections", "open connections at once", [](Config& c, Text v) { c.limits.http_connections = number<unsigned>(v, 1, kMany); }},
    {"request-deadline", "seconds a whole request may take", [](Config& c, Text v) { c.limits.request_deadline = std::chrono::seconds(number<int>(v, 1, 3600)); }},
    {"requests-per-minute", "requests from one address", [](Config& c, Text v) { c.limits.requests_per_minute = number<unsigned>(v, 1, kMany * 10); }},
    {"verifications-per-minute", "signed files from one address to be verified", [](Config& c, Text v) { c.limits.verifications_per_minute = number<unsigned>(v, 1, kMany); }},
    {"password-hashes", "passwords checked at once", [](Config& c, Text v) { c.limits.password_hashes = number<unsigned>(v, 1, 64); }},
    {"log-level", "least level of events that are logged", [](Config& c, Text v) { c.log_level = level(v); }},
};
// clang-format on

/// How many letters must be added, dropped, changed or swapped with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> steps(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                steps[i][j] = i + j;
                continue;
            }
            const std::size_t changed = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
            }
        }
    }
    return steps[a.size()][b.size()];
}

}  // namespace

std::span<const SettingRule> setting_rules() {
    return kRules;
}

const SettingRule* find_rule(std::string_view key) {
    const auto* found = std::find_if(std::begin(kRules),
                                     std::end(kRules),
                                     [&](const SettingRule& rule) { return rule.key == key; });
    return found == std::end(kRules) ? nullptr : found;
}

std::string_view nearest_key(std::string_view key) {
    if (key.size() > 40) return {};
    std::string_view nearest;
    std::size_t least = 3;
    for (const auto& rule : kRules) {
        if (const std::size_t steps = distance(key, rule.key); steps < least) {
            least = steps;
            nearest = rule.key;
        }
    }
    return nearest;
}

}  // namespace okienko::config
