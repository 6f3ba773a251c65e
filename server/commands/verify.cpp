#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/verify_options.h"
#include "server/commands/verify_text.h"
#include "signing/crypto_error.h"
#include "signing/verifier.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

constexpr int kIndeterminate = 2;

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

/// False, told on stderr, when it is not a file that can be read.
bool can_be_read(const fs::path& path) {
    if (fs::is_regular_file(path) && std::ifstream(path, std::ios::binary)) return true;
    fmt::print(stderr, "okienko verify: cannot read {}\n", path.string());
    return false;
}

std::optional<std::string> read_bytes(const fs::path& path) {
    if (!can_be_read(path)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// What the files beside the one to verify hold.
struct Surroundings {
    signing::TrustAnchors anchors;
    std::deque<std::string> contents;  ///< what `detached` points into
    std::vector<signing::DetachedContent> detached;
    std::vector<signing::RevocationValue> revocation;
};

/// Calls `take(path, bytes)` for every file the paths mean, while that and the reading succeed.
template <typename Take>
bool read_each(const std::vector<std::string>& paths, Take take) {
    for (const std::string& path : paths) {
        for (const fs::path& file : files_at(path)) {
            auto bytes = read_bytes(file);
            if (!bytes || !take(file, *std::move(bytes))) return false;
        }
    }
    return true;
}

bool read_surroundings(const VerifyOptions& options, Surroundings& around) {
    const auto add_anchors = [&](const fs::path& file, const std::string& bytes) {
        try {
            around.anchors.add(bytes);
            return true;
        } catch (const signing::CryptoError& error) {
            fmt::print(stderr, "okienko verify: {}: {}\n", file.string(), error.what());
            return false;
        }
    };
    const auto add_detached = [&](const fs::path& file, std::string bytes) {
        around.contents.push_back(std::move(bytes));
        around.detached.push_back({file.filename().string(), around.contents.back()});
        return true;
    };
    // CRLs and OCSP responses, DER: told apart by whether a CRL can be read.
    const auto add_revocation = [&](const fs::path&, std::string bytes) {
        const auto kind = signing::is_crl(bytes) ? signing::RevocationValue::Kind::crl
                                                 : signing::RevocationValue::Kind::ocsp;
        around.revocation.push_back({kind, std::move(bytes), 0});
        return true;
    };
    return read_each(options.anchors, add_anchors) && read_each(options.detached, add_detached) &&
           read_each(options.revocation, add_revocation);
}

/// The command line reads more than the server. Containers are never held whole.
signing::VerificationLimits limits() {
    signing::VerificationLimits limits;
    limits.xml.bytes = std::size_t{100} << 20U;
    limits.xml.text = limits.xml.bytes;
    limits.unpacked = std::size_t{8} << 30U;
    return limits;
}

void print(const VerifyOptions& options, const std::vector<signing::VerificationReport>& reports) {
    using Form = VerifyOptions::Form;
    if (options.form == Form::json) fmt::print("[");
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (options.form == Form::json) {
            fmt::print("{}{}", i == 0 ? "" : ",\n", to_json(reports[i]));
        } else {
            fmt::print("{}", text_of(reports[i]));
        }
    }
    if (options.form == Form::json) fmt::print("]\n");
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
    const auto options = read_verify_options(arguments);
    if (!options) {
        fmt::print(stderr, "{}", VerifyOptions::usage);
        return kUsage;
    }
    Surroundings around;
    if (!read_surroundings(*options, around)) return kUnreadable;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!add_trusted_lists(options->lists, now, around.anchors)) return kUnreadable;
    const signing::Verifier verifier(std::move(around.anchors), limits());
    std::vector<signing::VerificationReport> reports;
    for (const std::string& file : options->files) {
        if (!can_be_read(file)) return kUnreadable;
        reports.push_back(verifier.verify_file(file,
                                               {file,
                                                around.detached,
                                                options->at.value_or(now),
                                                signing::ChainTime::verification,
                                                options->policy,
                                                around.revocation}));
    }
    print(*options, reports);
    return exit_code(reports);
}

}  // namespace okienko::commands
