#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/named_files.h"
#include "server/commands/password_input.h"
#include "server/config/clock.h"
#include "server/trust/revocation_client.h"
#include "server/trust/timestamp_client.h"
#include "signing/augmentation.h"

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

/// The files detached signatures may refer to, by name.
struct Beside {
    std::vector<std::string> names;
    std::vector<std::string> bytes;

    bool read(const std::vector<std::string>& paths) {
        for (const std::string& path : paths) {
            for (const fs::path& file : files_at(path)) {
                auto content = read_bytes(file);
                if (!content) return false;
                names.push_back(file.filename().string());
                bytes.push_back(*std::move(content));
            }
        }
        return true;
    }
    std::vector<signing::DetachedContent> contents() const {
        std::vector<signing::DetachedContent> views;
        for (std::size_t i = 0; i < names.size(); ++i) views.push_back({names[i], bytes[i]});
        return views;
    }
};

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
    Beside beside;
    if (!beside.read(wish.detached)) return kUnreadable;
    const auto detached = beside.contents();
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
