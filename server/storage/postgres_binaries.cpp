#include "server/storage/postgres_binaries.h"

#include <cstdlib>

#include <fmt/format.h>

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;

bool complete(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "postgres", error) && fs::exists(folder / "initdb", error);
}

}  // namespace

fs::path find_postgres(const fs::path& preferred, const std::string& version) {
    if (!preferred.empty()) {
        if (complete(preferred)) return preferred;
        throw NoPostgres(fmt::format("no initdb and postgres in {}", preferred.string()));
    }
    fs::path newest;
    int newest_version = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
        const fs::path folder = entry.path() / "bin";
        const int number = std::atoi(entry.path().filename().c_str());
        const bool wanted = version.empty() || entry.path().filename() == version;
        if (wanted && number > newest_version && complete(folder)) {
            newest = folder;
            newest_version = number;
        }
    }
    if (newest.empty()) {
        throw NoPostgres(version.empty()
                             ? "no PostgreSQL server is installed: install the package postgresql"
                             : fmt::format("the data is of PostgreSQL {0}: install the package "
                                           "postgresql-{0}, or dump and restore",
                                           version));
    }
    return newest;
}

}  // namespace okienko::storage
