#include "server/trust/list_folder.h"

#include <fstream>
#include <iterator>

#include "server/trust/key_files.h"
#include "signing/digest.h"

namespace okienko::trust {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most = std::uintmax_t{64} << 20U;

std::optional<std::string> read(const fs::path& file) {
    std::error_code fault;
    if (!fs::is_regular_file(file, fault) || fs::file_size(file, fault) > most || fault) {
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

/// A reader meets the old file or the new one, never half of one.
void replace(const fs::path& file, const std::string& bytes) {
    const fs::path written = file.string() + ".new";
    fs::remove(written);
    write_new(written, bytes, 0644);
    fs::rename(written, file);
}

}  // namespace

ListFolder::ListFolder(fs::path folder) : folder_(std::move(folder)) {}

fs::path ListFolder::file_of(const std::string& location, const char* extension) const {
    return folder_ / (signing::sha256(location).hex() + extension);
}

std::optional<signing::KeptList> ListFolder::last_good(const std::string& location) {
    auto bytes = read(file_of(location, ".xml"));
    auto signer = read(file_of(location, ".der"));
    if (!bytes || !signer) return std::nullopt;
    return signing::KeptList{*std::move(bytes), *std::move(signer)};
}

void ListFolder::keep(const std::string& location, const signing::KeptList& list) {
    make_private_folder(folder_);
    replace(file_of(location, ".der"), list.signer);
    replace(file_of(location, ".xml"), list.bytes);
    sync_folder(folder_);
}

}  // namespace okienko::trust
