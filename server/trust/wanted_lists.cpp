#include <algorithm>

#include "server/trust/anchor_folder.h"
#include "server/trust/key_files.h"
#include "server/trust/master_key.h"
#include "server/trust/trusted_lists.h"
#include "signing/crypto_error.h"

namespace okienko::trust {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> certificates_at(const fs::path& place) {
    if (place.empty()) return {};
    if (fs::is_directory(place)) return read_anchors(place).certificates();
    signing::TrustAnchors read;
    try {
        read.add(read_public(place));
    } catch (const signing::CryptoError& error) {
        throw KeyFault(place.string() + ": " + error.what());
    }
    return read.certificates();
}

std::vector<std::string> list_files(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().extension() == ".xml") {
            files.push_back(fs::absolute(entry.path()).string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

signing::WantedLists wanted_lists(const ListSettings& settings) {
    signing::WantedLists wanted;
    const auto files = list_files(settings.folder);
    if (!files.empty()) {
        const auto signers = certificates_at(settings.folder);
        for (const std::string& file : files) wanted.lists.push_back({file, signers});
    }
    wanted.list_of_lists = settings.list_of_lists;
    wanted.journal = certificates_at(settings.journal);
    wanted.territories = settings.territories;
    return wanted;
}

}  // namespace okienko::trust
