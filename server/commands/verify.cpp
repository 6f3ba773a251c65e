#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/named_files.h"
#include "server/commands/verify_lists.h"
#include "server/commands/verify_options.h"
#include "server/commands/verify_text.h"
#include "signing/extraction_folder.h"
#include "signing/report_etsi.h"
#include "signing/verifier.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

constexpr int kIndeterminate = 2;
constexpr std::size_t kMost = 100U * 1024U * 1024U;  // the command line reads more than the server
constexpr std::size_t kMostUnpacked = std::size_t{16}
                                      << 30U;  // in little memory, whatever its size

int exit_code(const std::vector<signing::VerificationReport>& reports) {
    int code = kDone;
    for (const auto& report : reports) {
        if (report.indication == signing::Indication::total_failed) return kFailed;
        if (report.indication == signing::Indication::indeterminate) code = kIndeterminate;
    }
    return code;
}

void print(const std::vector<signing::VerificationReport>& reports, VerifyOptions::Format format) {
    if (format == VerifyOptions::Format::json) fmt::print("[");
    for (std::size_t i = 0; i < reports.size(); ++i) {
        switch (format) {
            case VerifyOptions::Format::json:
                fmt::print("{}{}", i == 0 ? "" : ",\n", to_json(reports[i]));
                break;
            case VerifyOptions::Format::etsi:
                fmt::print("{}", to_etsi(reports[i]));
                break;
            case VerifyOptions::Format::text:
                print_text(reports[i]);
                break;
        }
    }
    if (format == VerifyOptions::Format::json) fmt::print("]\n");
}

/// False, told on stderr, when the file can't be written.
bool write_report(const std::string& path, const signing::VerificationReport& report) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << to_etsi(report);
    file.close();
    if (file) return true;
    fmt::print(stderr, "okienko verify: cannot write {}\n", path);
    return false;
}

std::unique_ptr<signing::ExtractionFolder> extraction_folder(const VerifyOptions& options) {
    if (options.extract.empty()) return nullptr;
    return std::make_unique<signing::ExtractionFolder>(options.extract);
}

/// What was not written is told, whatever the form of the reports.
void finish(signing::ExtractionFolder& folder) {
    folder.finish();
    fmt::print(stderr,
               "okienko verify: {} files written; {} references left out (listing.txt)\n",
               folder.written(),
               folder.left_out());
}

int verify_all(const VerifyOptions& options) {
    signing::TrustAnchors anchors;
    if (!add_anchors(options.anchors, anchors)) return kUnreadable;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!add_trusted_lists(options.lists, now, anchors)) return kUnreadable;
    std::vector<std::string> contents;
    std::vector<signing::DetachedContent> detached = options.detached_digests;
    contents.reserve(10'000);  // the views below point into it
    for (const std::string& path : options.detached) {
        for (const fs::path& file : files_at(path)) {
            auto bytes = read_bytes(file);
            if (!bytes || contents.size() == contents.capacity()) return kUnreadable;
            contents.push_back(*std::move(bytes));
            detached.push_back({file.filename().string(), contents.back()});
        }
    }
    std::vector<signing::RevocationValue> revocation;
    if (!read_revocation(options.revocation, revocation)) return kUnreadable;
    signing::VerificationLimits limits;
    limits.xml.bytes = kMost;
    limits.xml.text = kMost;
    limits.unpacked = kMostUnpacked;
    const signing::Verifier verifier(std::move(anchors), limits);
    std::vector<signing::VerificationReport> reports;
    const auto folder = extraction_folder(options);
    for (const std::string& file : options.files) {
        if (!is_readable(file)) return kUnreadable;
        if (folder) folder->begin_file(file);
        reports.push_back(verifier.verify_file(file,
                                               {file,
                                                detached,
                                                options.at.value_or(now),
                                                signing::ChainTime::verification,
                                                options.policy,
                                                revocation,
                                                folder.get()}));
    }
    if (folder) finish(*folder);
    print(reports, options.format);
    if (!options.report.empty() && !write_report(options.report, reports.front())) {
        return kUnreadable;
    }
    return exit_code(reports);
}

}  // namespace

int verify(Arguments arguments) {
    const auto options = read_verify_options(arguments);
    if (!options) {
        fmt::print(stderr, "{}", kVerifyUsage);
        return kUsage;
    }
    try {
        return verify_all(*options);
    } catch (const std::runtime_error& error) {  // the folder can't be used
        fmt::print(stderr, "okienko verify: {}\n", error.what());
        return kUnreadable;
    }
}

}  // namespace okienko::commands
