#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace okienko::storage {

/// No PostgreSQL server of the wanted version is installed; says which package brings it.
class NoPostgres : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The folder of `initdb` and `postgres`: `preferred` when not empty, else Debian's folder of
/// `version` ("15"), or of the newest one when that is empty too. Throws NoPostgres.
std::filesystem::path find_postgres(const std::filesystem::path& preferred,
                                    const std::string& version = {});

}  // namespace okienko::storage
