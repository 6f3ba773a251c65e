#include "server/storage/readiness.h"

#include <cerrno>
#include <cstdlib>
#include <map>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <pqxx/pqxx>
#include <unistd.h>

namespace okienko::storage {

namespace {

constexpr std::size_t kProbe = 64UL * 1024;  // more than what a full disk may still have in a block

std::optional<std::string> difference(std::map<std::string, std::string> applied,
                                      const std::vector<Migration>& migrations) {
    for (const Migration& migration : migrations) {
        const std::string name = migration.room + "/" + migration.name;
        const auto found = applied.find(name);
        if (found == applied.end()) return fmt::format("the migration {} is not applied", name);
        if (found->second != migration.sha256)
            return fmt::format("the migration {} is another one than this program's", name);
        applied.erase(found);
    }
    if (applied.empty()) return std::nullopt;
    return fmt::format("a newer program made the migration {}", applied.begin()->first);
}

}  // namespace

std::optional<std::string> database_fault(Database& database,
                                          const std::vector<Migration>& migrations) {
    try {
        return database.read([&](Transaction& transaction) -> std::optional<std::string> {
            auto& sql = transaction.sql();
            if (sql.exec1("select pg_is_in_recovery()")[0].as<bool>())
                return "the database is a standby: nothing can be written";
            std::map<std::string, std::string> applied;
            for (const auto& row :
                 sql.exec("select room || '/' || name, sha256 from storage.migrations")) {
                applied.emplace(row[0].as<std::string>(), row[1].as<std::string>());
            }
            return difference(std::move(applied), migrations);
        });
    } catch (const std::exception& failure) {
        return failure.what();
    }
}

std::optional<std::string> folder_fault(const std::filesystem::path& folder) {
    const auto told = [&folder](int code) {
        return fmt::format("{}: {}", folder.string(), std::generic_category().message(code));
    };
    std::string name = (folder / ".ready-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) return told(errno);
    ::unlink(name.c_str());
    const std::string bytes(kProbe, 'x');
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    const int code = written < 0 ? errno : ENOSPC;
    ::close(file);
    if (written == static_cast<ssize_t>(bytes.size())) return std::nullopt;
    return told(code);
}

}  // namespace okienko::storage
