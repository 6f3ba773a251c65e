#include "server/config/installation.h"

#include <stdexcept>

namespace okienko::config {

namespace fs = std::filesystem;

fs::path own_program() {
    return fs::read_symlink("/proc/self/exe");
}

fs::path find_installation() {
    const fs::path program = own_program();
    const fs::path installed = program.parent_path().parent_path() / "share" / "okienko";
    if (fs::exists(installed / "schemas" / "xsl")) return installed;
    for (fs::path folder = program.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        if (fs::exists(folder / "schemas" / "xsl") && fs::exists(folder / "forms")) return folder;
    }
    throw std::runtime_error("the files of the installation are neither in " + installed.string() +
                             " nor in a folder above " + program.string());
}

fs::path assets_folder(const fs::path& root) {
    const fs::path built = root / "build" / "assets";
    return fs::exists(built) ? built : root / "assets";
}

}  // namespace okienko::config
