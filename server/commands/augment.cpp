#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/password_input.h"
#include "server/config/clock.h"
#include "server/trust/revocation_client.h"
#include "server/trust/timestamp_client.h"
#include "signing/augmentation.h"
#include "signing/crypto_error.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

constexpr int kAway = 75;                            // EX_TEMPFAIL: somebody asked is away
constexpr std::size_t kMost = 100U * 1024U * 1024U;  // the command line reads more than the server

/// What the words of the command line ask for.
struct Wish {
    std::optional<signing::ProofLevel> level;
    trust::TimestampClient::Settings authority;
    std::string password_file;
    std::vector<std::string> anchors;
    std::vector<std::string> detached;
    std::string file;
    std::string out;
};

std::optional<signing::ProofLevel> read_level(const std::string& word) {
    if (word == "T") return signing::ProofLevel::t;
    if (word == "LT") return signing::ProofLevel::lt;
    if (word == "LTA") return signing::ProofLevel::lta;
    return std::nullopt;
}

std::optional<Wish> read_wish(Arguments arguments) {
    Wish wish;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (!word.starts_with("-")) {
            if (!wish.file.empty()) return std::nullopt;
            wish.file = word;
            continue;
        }
        if (++i == arguments.size()) return std::nullopt;
        const std::string& value = arguments[i];
        if (word == "--level") {
            wish.level = read_level(value);
        } else if (word == "--tsa") {
            wish.authority.url = value;
        } else if (word == "--tsa-policy") {
            wish.authority.policy = value;
        } else if (word == "--tsa-user") {
            wish.authority.user = value;
        } else if (word == "--tsa-password-file") {
            wish.password_file = value;
        } else if (word == "--anchors") {
            wish.anchors.push_back(value);
        } else if (word == "--detached") {
            wish.detached.push_back(value);
        } else if (word == "-o" || word == "--out") {
            wish.out = value;
        } else {
            return std::nullopt;
        }
    }
    const bool whole =
        wish.level && !wish.authority.url.empty() && !wish.file.empty() && !wish.out.empty();
    return whole ? std::optional(std::move(wish)) : std::nullopt;
}

/// nullopt, told on stderr, when it can't be read.
std::optional<std::string> read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!fs::is_regular_file(path) || !file || fs::file_size(path) > kMost) {
        fmt::print(stderr, "okienko augment: cannot read {}\n", path.string());
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// Every file a path means: itself, or those of a folder, by name.
std::vector<fs::path> files_at(const std::vector<std::string>& paths) {
    std::vector<fs::path> found;
    for (const fs::path path : paths) {
        if (!fs::is_directory(path)) {
            found.push_back(path);
            continue;
        }
        const std::size_t first = found.size();
        for (const auto& entry : fs::directory_iterator(path)) {
            if (entry.is_regular_file()) found.push_back(entry.path());
        }
        std::sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end());
    }
    return found;
}

bool add_anchors(const std::vector<std::string>& paths, signing::TrustAnchors& anchors) {
    for (const fs::path& file : files_at(paths)) {
        const auto bytes = read_bytes(file);
        if (!bytes) return false;
        try {
            anchors.add(*bytes);
        } catch (const signing::CryptoError& error) {
            fmt::print(stderr, "okienko augment: {}: {}\n", file.string(), error.what());
            return false;
        }
    }
    return true;
}

/// Never over a file that is there.
int write(const std::string& out, const std::string& bytes) {
    if (fs::exists(out)) {
        fmt::print(stderr, "okienko augment: {} is there already\n", out);
        return kFailed;
    }
    std::ofstream file(out, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        fmt::print(stderr, "okienko augment: cannot write {}\n", out);
        return kFailed;
    }
    fmt::print("{}\n", out);
    return kDone;
}

int run(const Wish& wish) {
    signing::TrustAnchors anchors;
    if (!add_anchors(wish.anchors, anchors)) return kUnreadable;
    const auto bytes = read_bytes(wish.file);
    if (!bytes) return kUnreadable;
    const auto beside = files_at(wish.detached);
    std::vector<std::string> contents;
    for (const fs::path& path : beside) {
        auto content = read_bytes(path);
        if (!content) return kUnreadable;
        contents.push_back(*std::move(content));
    }
    std::vector<signing::DetachedContent> detached;
    for (std::size_t i = 0; i < beside.size(); ++i) {
        detached.push_back({beside[i].filename().string(), contents[i]});
    }
    signing::VerificationLimits limits;
    limits.xml.bytes = kMost;
    limits.xml.text = kMost;
    const signing::Verifier verifier(std::move(anchors), limits);
    const trust::TimestampClient timestamps(wish.authority);
    const config::SystemClock clock;
    const trust::RevocationClient revocation(clock);
    const auto outcome =
        signing::augment({.name = wish.file,
                          .bytes = *bytes,
                          .level = *wish.level,
                          .at = std::chrono::floor<std::chrono::seconds>(clock.now()),
                          .detached = detached,
                          .xml = limits.xml},
                         verifier,
                         {timestamps, revocation});
    if (const auto* fault = std::get_if<signing::AugmentationFault>(&outcome)) {
        fmt::print(stderr, "okienko augment: {} ({})\n", fault->detail, fault->code);
        return fault->later ? kAway : kFailed;
    }
    return write(wish.out, std::get<signing::AugmentedFile>(outcome).bytes);
}

}  // namespace

int augment(Arguments arguments) {
    auto wish = read_wish(arguments);
    if (!wish) {
        fmt::print(stderr,
                   "usage: okienko augment --level T|LT|LTA --tsa URL --anchors PATH [--anchors "
                   "PATH]... [--tsa-policy OID] [--tsa-user NAME --tsa-password-file FILE] "
                   "[--detached PATH]... FILE -o OUT\n"
                   "asks the time-stamping authority, and for LT and LTA the OCSP responders and "
                   "CRLs that certificates name; exit 75: one of them is away\n");
        return kUsage;
    }
    if (!wish->password_file.empty()) {
        const auto password = password_from_file(wish->password_file);
        if (!password) {
            fmt::print(stderr, "okienko augment: cannot read {}\n", wish->password_file);
            return kUnreadable;
        }
        wish->authority.password = *password;
    }
    try {
        return run(*wish);
    } catch (const std::invalid_argument& fault) {
        fmt::print(stderr, "okienko augment: {}\n", fault.what());
        return kUsage;
    }
}

}  // namespace okienko::commands
