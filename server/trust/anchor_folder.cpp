#include "server/trust/anchor_folder.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <vector>

#include "server/trust/key_files.h"
#include "server/trust/master_key.h"
#include "signing/crypto_error.h"

namespace okienko::trust {

namespace fs = std::filesystem;

namespace {

bool is_certificate_file(const fs::path& file) {
    static const std::array<fs::path, 4> kExtensions = {".pem", ".crt", ".cer", ".der"};
    return std::find(kExtensions.begin(), kExtensions.end(), file.extension()) != kExtensions.end();
}

std::vector<fs::path> certificate_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code fault;
    if (!fs::exists(folder, fault) && !fault) return files;
    for (const auto& entry : fs::directory_iterator(folder, fault)) {
        if (is_certificate_file(entry.path())) files.push_back(entry.path());
    }
    if (fault) throw KeyFault(folder.string() + ": " + fault.message());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

signing::TrustAnchors read_anchors(const fs::path& folder) {
    signing::TrustAnchors anchors;
    for (const fs::path& file : certificate_files(folder)) {
        const std::string bytes = read_public(file);
        try {
            anchors.add(bytes);
        } catch (const signing::CryptoError& error) {
            throw KeyFault(file.string() + ": " + error.what());
        }
    }
    return anchors;
}

}  // namespace okienko::trust
