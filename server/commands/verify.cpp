#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/verify_lists.h"
#include "signing/check_guide.h"
#include "signing/crypto_error.h"
#include "signing/verifier.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

constexpr int kIndeterminate = 2;
constexpr std::size_t kMost = 100U * 1024U * 1024U;  // the command line reads more than the server

/// What the words of the command line ask for.
struct Wish {
    bool json = false;
    std::vector<std::string> anchors;
    ListsWish lists;
    std::vector<std::string> detached;
    std::vector<std::string> revocation;
    signing::ValidationPolicy policy = signing::ValidationPolicy::advanced();
    std::optional<std::chrono::sys_seconds> at;
    std::vector<std::string> files;
};

/// A day or a moment in UTC: 2025-12-10 or 2025-12-10T12:00:00Z.
std::optional<std::chrono::sys_seconds> read_time(const std::string& text) {
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, length = 0;
    const int read = std::sscanf(
        text.c_str(), "%4d-%2d-%2d%nT%2d:%2d:%2d%n", &y, &mo, &d, &length, &h, &mi, &s, &length);
    const year_month_day day(
        year(y), month(static_cast<unsigned>(mo)), std::chrono::day(static_cast<unsigned>(d)));
    const std::string rest = text.substr(std::min(static_cast<std::size_t>(length), text.size()));
    if ((read != 3 && read != 6) || !day.ok() || (!rest.empty() && rest != "Z"))
        return std::nullopt;
    if (h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60) return std::nullopt;
    return sys_days(day) + hours(h) + minutes(mi) + seconds(s);
}

std::optional<Wish> read_wish(Arguments arguments) {
    Wish wish;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--json") {
            wish.json = true;
        } else if (word == "--anchors" || word == "--detached" || word == "--at" ||
                   word == "--revocation" || word == "--policy") {
            if (++i == arguments.size()) return std::nullopt;
            if (word == "--anchors") wish.anchors.push_back(arguments[i]);
            if (word == "--detached") wish.detached.push_back(arguments[i]);
            if (word == "--revocation") wish.revocation.push_back(arguments[i]);
            if (word == "--policy") {
                const auto policy = signing::ValidationPolicy::named(arguments[i]);
                if (!policy) return std::nullopt;
                wish.policy = *policy;
            }
            if (word == "--at" && !(wish.at = read_time(arguments[i]))) return std::nullopt;
        } else if (i + 1 < arguments.size() && wish.lists.take(word, arguments[i + 1])) {
            ++i;
        } else if (word.starts_with("--")) {
            return std::nullopt;
        } else {
            wish.files.push_back(word);
        }
    }
    if (wish.files.empty()) return std::nullopt;
    return wish;
}

/// Every file a path means: itself, or those of a folder, by name.
std::vector<fs::path> files_at(const fs::path& path) {
    if (!fs::is_directory(path)) return {path};
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path)) {
        if (entry.is_regular_file()) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// nullopt, told on stderr, when it can't be read.
std::optional<std::string> read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!fs::is_regular_file(path) || !file) {
        fmt::print(stderr, "okienko verify: cannot read {}\n", path.string());
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

bool add_anchors(const std::vector<std::string>& paths, signing::TrustAnchors& anchors) {
    for (const std::string& path : paths) {
        for (const fs::path& file : files_at(path)) {
            const auto bytes = read_bytes(file);
            if (!bytes) return false;
            try {
                anchors.add(*bytes);
            } catch (const signing::CryptoError& error) {
                fmt::print(stderr, "okienko verify: {}: {}\n", file.string(), error.what());
                return false;
            }
        }
    }
    return true;
}

void print_checks(const std::vector<signing::Check>& checks) {
    for (const auto& check : checks) {
        if (check.ok) continue;
        const signing::CheckGuide guide = signing::guide_to(check);
        fmt::print("    {}: {} ({}; {}): {}\n",
                   check.name,
                   check.reason,
                   check.code,
                   guide.clause,
                   guide.advice);
    }
}

void print_qualification(const signing::SignatureQualification& qualification) {
    fmt::print("    {}{}{}\n",
               to_string(qualification.kind),
               qualification.reason.empty() ? "" : ": ",
               qualification.reason);
    for (const auto& service : qualification.services) {
        fmt::print("    by {} of {} ({}), {}\n",
                   service.name,
                   service.provider,
                   service.territory,
                   service.status);
    }
}

void print_text(const signing::VerificationReport& report) {
    fmt::print(
        "{}: {} {}\n", report.file, to_string(report.indication), to_string(report.sub_indication));
    print_checks(report.checks);
    for (const auto& signature : report.signatures) {
        fmt::print("  {} {} {} {}, {}, {}\n",
                   signature.id,
                   to_string(signature.indication),
                   to_string(signature.sub_indication),
                   signature.integrity == signing::Integrity::intact ? "intact" : "broken",
                   signature.format,
                   signature.certificate ? signature.certificate->subject : "no certificate");
        if (signature.person) fmt::print("    for {}\n", signature.person->full_name());
        for (const auto& coverage : signature.coverage) {
            fmt::print("    covers {} {}{}\n",
                       to_string(coverage.kind),
                       coverage.what,
                       coverage.intact ? "" : " (broken)");
        }
        print_checks(signature.checks);
        if (signature.qualification) print_qualification(*signature.qualification);
        for (const auto& timestamp : signature.timestamps) {
            fmt::print("    {} {} {}, {}{}\n",
                       timestamp.kind,
                       to_string(timestamp.indication),
                       to_string(timestamp.sub_indication),
                       timestamp.integrity == signing::Integrity::intact ? "intact" : "broken",
                       timestamp.qualification
                           ? fmt::format(", {}", to_string(timestamp.qualification->kind))
                           : "");
        }
    }
}

/// CRLs and OCSP responses, DER: told apart by whether a CRL can be read.
bool read_revocation(const std::vector<std::string>& paths,
                     std::vector<signing::RevocationValue>& values) {
    for (const std::string& path : paths) {
        for (const fs::path& file : files_at(path)) {
            auto bytes = read_bytes(file);
            if (!bytes) return false;
            const auto kind = signing::is_crl(*bytes) ? signing::RevocationValue::Kind::crl
                                                      : signing::RevocationValue::Kind::ocsp;
            values.push_back({kind, *std::move(bytes), 0});
        }
    }
    return true;
}

int exit_code(const std::vector<signing::VerificationReport>& reports) {
    int code = kDone;
    for (const auto& report : reports) {
        if (report.indication == signing::Indication::total_failed) return kFailed;
        if (report.indication == signing::Indication::indeterminate) code = kIndeterminate;
    }
    return code;
}

}  // namespace

int verify(Arguments arguments) {
    const auto wish = read_wish(arguments);
    if (!wish) {
        fmt::print(stderr,
                   "usage: okienko verify [--json] [--anchors PATH] [--trusted-list PATH]... "
                   "[--lotl LOCATION --lotl-certificates PATH] [--detached PATH]... "
                   "[--at TIME] [--revocation PATH]... [--policy integrity|advanced|qualified] "
                   "FILE...\n");
        return kUsage;
    }
    signing::TrustAnchors anchors;
    if (!add_anchors(wish->anchors, anchors)) return kUnreadable;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!add_trusted_lists(wish->lists, now, anchors)) return kUnreadable;
    std::vector<std::string> contents;
    std::vector<signing::DetachedContent> detached;
    contents.reserve(10'000);  // the views below point into it
    for (const std::string& path : wish->detached) {
        for (const fs::path& file : files_at(path)) {
            auto bytes = read_bytes(file);
            if (!bytes || contents.size() == contents.capacity()) return kUnreadable;
            contents.push_back(*std::move(bytes));
            detached.push_back({file.filename().string(), contents.back()});
        }
    }
    std::vector<signing::RevocationValue> revocation;
    if (!read_revocation(wish->revocation, revocation)) return kUnreadable;
    signing::VerificationLimits limits;
    limits.xml.bytes = kMost;
    limits.xml.text = kMost;
    const signing::Verifier verifier(std::move(anchors), limits);
    std::vector<signing::VerificationReport> reports;
    for (const std::string& file : wish->files) {
        const auto bytes = read_bytes(file);
        if (!bytes) return kUnreadable;
        reports.push_back(verifier.verify(*bytes,
                                          {file,
                                           detached,
                                           wish->at.value_or(now),
                                           signing::ChainTime::verification,
                                           wish->policy,
                                           revocation}));
    }
    if (wish->json) fmt::print("[");
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (wish->json) {
            fmt::print("{}{}", i == 0 ? "" : ",\n", to_json(reports[i]));
        } else {
            print_text(reports[i]);
        }
    }
    if (wish->json) fmt::print("]\n");
    return exit_code(reports);
}

}  // namespace okienko::commands
