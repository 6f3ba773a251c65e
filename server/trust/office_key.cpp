#include "server/trust/office_key.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>

#include "server/trust/key_files.h"
#include "signing/crypto_error.h"
#include "signing/random.h"

namespace okienko::trust {

namespace {

constexpr const char* key_file = "key.pem";
constexpr const char* certificate_file = "certificate.pem";
constexpr int years_of_a_new_certificate = 15;  // longer than what it seals must be provable

void create(const std::filesystem::path& folder,
            std::string_view office_name,
            std::chrono::sys_seconds now) {
    make_private_folder(folder.parent_path());
    const auto pair =
        signing::KeyPair::make_self_signed(office_name, now, years_of_a_new_certificate);
    // Written beside, then renamed: the folder appears complete, and only one of two starts wins
    // its name.
    const auto beside = std::filesystem::path(folder.string() + "." + signing::random_uuid());
    make_private_folder(beside);
    write_new(beside / key_file, pair.key_pem(), 0600);
    write_new(beside / certificate_file, pair.certificates_pem(), 0644);
    sync_folder(beside);
    const bool renamed = std::rename(beside.c_str(), folder.c_str()) == 0;
    const int reason = errno;
    if (renamed) {
        sync_folder(folder.parent_path());
        return;
    }
    std::filesystem::remove_all(beside);
    if (reason != EEXIST && reason != ENOTEMPTY) {
        throw KeyFault(fmt::format("cannot make {}: {}", folder.string(), std::strerror(reason)));
    }
}

std::vector<std::string> read_retired(const std::filesystem::path& folder) {
    std::vector<std::string> certificates;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "retired", error)) {
        if (entry.path().extension() != ".pem") continue;
        try {
            for (auto& der : signing::certificates_from_pem(read_public(entry.path()))) {
                certificates.push_back(std::move(der));
            }
        } catch (const signing::CryptoError& fault) {
            throw KeyFault(entry.path().string() + ": " + fault.what());
        }
    }
    return certificates;
}

}  // namespace

OfficeKey::OfficeKey(signing::KeyPair pair, std::vector<std::string> retired)
    : pair_(std::move(pair)),
      summary_(signing::summarize(pair_.certificate_chain().front())),
      retired_(std::move(retired)) {}

OfficeKey OfficeKey::open_or_create(const std::filesystem::path& folder,
                                    std::string_view office_name,
                                    std::chrono::sys_seconds now) {
    std::error_code error;
    if (!std::filesystem::exists(folder, error) && !error) create(folder, office_name, now);
    return open(folder);
}

OfficeKey OfficeKey::open(const std::filesystem::path& folder) {
    const auto key = folder / key_file;
    const auto certificate = folder / certificate_file;
    try {
        const std::string secret = read_secret(key);
        return {signing::KeyPair::from_pem(secret, read_public(certificate)), read_retired(folder)};
    } catch (const signing::CryptoError& fault) {
        throw KeyFault(
            fmt::format("{} and {}: {}", key.string(), certificate.string(), fault.what()));
    }
}

}  // namespace okienko::trust
