#include "server/storage/migrations.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <pqxx/except>
#include <pqxx/result>
#include <pqxx/transaction_base>

namespace okienko::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 17> kRooms = {"config",
                                                     "calendar",
                                                     "storage",
                                                     "jobs",
                                                     "mail",
                                                     "web",
                                                     "audit",
                                                     "accounts",
                                                     "trust",
                                                     "catalogue",
                                                     "editing",
                                                     "documents",
                                                     "printing",
                                                     "verification",
                                                     "cases",
                                                     "letters",
                                                     "intake"};

constexpr int kOldestPostgres = 150000;  // as server_version_num tells it

std::string sha256_hex(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) !=
        1) {
        throw MigrationError("SHA-256 isn't available");
    }
    std::string hex;
    for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) throw MigrationError(fmt::format("{} can't be read", path.string()));
    return bytes;
}

/// The migrations of one room in the order of their numbers.
void read_room(const fs::path& root, const std::string& room, std::vector<Migration>& migrations) {
    const fs::path folder = root / "server" / room / "migrations";
    if (!fs::is_directory(folder)) return;
    static const std::regex form("[0-9]{4}_[a-z0-9_]+\\.sql");
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.')) continue;
        if (!std::regex_match(name, form)) {
            throw MigrationError(
                fmt::format("{}: a migration is named NNNN_name.sql", entry.path().string()));
        }
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && names[i].substr(0, 4) == names[i - 1].substr(0, 4)) {
            throw MigrationError(
                fmt::format("{}: {} and {} have one number", room, names[i - 1], names[i]));
        }
        std::string sql = read_file(folder / names[i]);
        std::string sha256 = sha256_hex(sql);
        migrations.push_back({room, names[i], std::move(sql), std::move(sha256)});
    }
}

std::vector<std::string> service_rooms(const fs::path& root) {
    std::vector<std::string> rooms;
    if (const fs::path folder = root / "server" / "services"; fs::is_directory(folder)) {
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.is_directory())
                rooms.push_back("services/" + entry.path().filename().string());
        }
    }
    std::sort(rooms.begin(), rooms.end());
    return rooms;
}

void refuse_rooms_outside_the_order(const fs::path& root) {
    for (const auto& entry : fs::directory_iterator(root / "server")) {
        const std::string room = entry.path().filename().string();
        if (fs::is_directory(entry.path() / "migrations") &&
            std::find(kRooms.begin(), kRooms.end(), room) == kRooms.end()) {
            throw MigrationError(
                fmt::format("server/{}: this room has no place in the order of migrations", room));
        }
    }
}

/// What no migration can mend, told before one fails over it.
void refuse_unfit_database(pqxx::transaction_base& sql) {
    const auto row = sql.exec1(
        "select current_setting('server_encoding'), current_setting('server_version_num')::int");
    if (row[0].as<std::string>() != "UTF8") {
        throw MigrationError(fmt::format(
            "the database is encoded in {}, and Okienko needs UTF8: make another one with createdb "
            "--encoding=UTF8 --template=template0",
            row[0].as<std::string>()));
    }
    if (row[1].as<int>() < kOldestPostgres) {
        throw MigrationError(fmt::format("Okienko needs PostgreSQL {} or newer, this is {}",
                                         kOldestPostgres / 10000,
                                         row[1].as<int>() / 10000));
    }
}

using Applied = std::map<std::string, std::string>;  // "cases/0001_cases.sql" -> sha256

Applied read_applied(pqxx::transaction_base& sql) {
    sql.exec("create schema if not exists storage");
    sql.exec(
        "create table if not exists storage.migrations (room text not null, name text not null, "
        "sha256 text not null,"
        " applied_at timestamptz not null default now(), primary key (room, name))");
    Applied applied;
    for (const auto& row : sql.exec("select room || '/' || name, sha256 from storage.migrations")) {
        applied.emplace(row[0].as<std::string>(), row[1].as<std::string>());
    }
    return applied;
}

void refuse_unknown(const Applied& applied, const std::vector<Migration>& migrations) {
    for (const auto& entry : applied) {
        const bool known =
            std::any_of(migrations.begin(), migrations.end(), [&](const Migration& migration) {
                return entry.first == migration.room + "/" + migration.name;
            });
        if (!known) {
            throw MigrationError(
                fmt::format("the database has the migration {} that this program doesn't know: a "
                            "newer program made it; "
                            "start that one, or restore the database from before",
                            entry.first));
        }
    }
}

void apply(pqxx::transaction_base& sql, const Migration& migration, const std::string& name) {
    try {
        sql.exec(migration.sql);
    } catch (const pqxx::sql_error& error) {
        throw MigrationError(fmt::format(
            "server/{}/migrations/{}: {}", migration.room, migration.name, error.what()));
    }
    try {
        sql.exec_params("insert into storage.migrations (room, name, sha256) values ($1, $2, $3)",
                        migration.room,
                        migration.name,
                        migration.sha256);
    } catch (const pqxx::sql_error& error) {
        throw MigrationError(fmt::format("{} can't be recorded: {}", name, error.what()));
    }
}

}  // namespace

std::span<const std::string_view> migration_rooms() {
    return kRooms;
}

std::vector<Migration> read_migrations(const fs::path& root, std::string_view last_room) {
    if (!fs::is_directory(root / "server")) {
        throw MigrationError(
            fmt::format("{} isn't an installation of Okienko: no folder server/", root.string()));
    }
    refuse_rooms_outside_the_order(root);
    std::vector<Migration> migrations;
    for (const auto room : kRooms) {
        read_room(root, std::string(room), migrations);
        if (room == last_room) return migrations;
    }
    for (const auto& room : service_rooms(root)) {
        read_room(root, room, migrations);
        if (room == last_room) return migrations;
    }
    if (!last_room.empty()) throw MigrationError(fmt::format("no room '{}'", last_room));
    return migrations;
}

std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations) {
    return database.run([&](Transaction& transaction) {
        auto& sql = transaction.sql();
        sql.exec("set local statement_timeout = 0");
        sql.exec("select pg_advisory_xact_lock(hashtext('okienko storage.migrations'))");
        refuse_unfit_database(sql);
        const Applied applied = read_applied(sql);
        refuse_unknown(applied, migrations);
        std::vector<std::string> names;
        for (const auto& migration : migrations) {
            const std::string name = migration.room + "/" + migration.name;
            const auto found = applied.find(name);
            if (found == applied.end()) {
                apply(sql, migration, name);
                names.push_back(name);
            } else if (found->second != migration.sha256) {
                throw MigrationError(fmt::format(
                    "server/{}/migrations/{} was changed after this database got it; put the old "
                    "text back and "
                    "write a new migration (while developing: start with an empty database)",
                    migration.room,
                    migration.name));
            }
        }
        return names;
    });
}

std::vector<std::string> migrate(Database& database, const fs::path& root) {
    return migrate(database, read_migrations(root));
}

}  // namespace okienko::storage
