#include "tests/harness/test_database.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <unistd.h>

#include "server/storage/migrations.h"
#include "tests/harness/shared_cluster.h"

namespace okienko::harness {
namespace {

/// Named by what the migrations say, so that programs can share it.
std::string template_name(const std::vector<storage::Migration>& migrations) {
    std::string all;
    for (const auto& migration : migrations)
        all += migration.room + migration.name + migration.sha256;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(all.data(), all.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::string name = "okn_template_";
    for (unsigned i = 0; i < 8; ++i) name += fmt::format("{:02x}", digest.at(i));
    return name;
}

/// What one test program knows of the cluster: it joins at the first test and leaves at its end.
class Program {
public:
    std::string make_database(std::string_view last_room) {
        const std::lock_guard lock(mutex_);
        const std::string& source = template_for(std::string(last_room));
        const std::string name = fmt::format("okn_test_{}_{}", getpid(), ++count_);
        admin_.exec(fmt::format("create database {} template {}", name, source));
        return name;
    }
    void drop_database(const std::string& name) {
        const std::lock_guard lock(mutex_);
        admin_.exec(fmt::format("drop database if exists {} with (force)", name));
    }
    std::string uri(const std::string& database) const { return cluster_.uri(database); }

private:
    const std::string& template_for(const std::string& last_room) {
        std::string& name = templates_[last_room];
        if (!name.empty()) return name;
        if (last_room == "none") return name = "template0";
        const auto migrations = storage::read_migrations(OKIENKO_SOURCE_DIR, last_room);
        const std::string wanted = template_name(migrations);
        admin_.exec("select pg_advisory_lock(hashtext('okienko test template'))");
        try {
            if (!exists(wanted)) make_template(wanted, migrations);
        } catch (...) {
            admin_.exec("select pg_advisory_unlock_all()");
            throw;
        }
        admin_.exec("select pg_advisory_unlock_all()");
        return name = wanted;
    }

    bool exists(const std::string& name) {
        return !admin_.exec("select 1 from pg_database where datname = " + admin_.quote(name))
                    .empty();
    }

    void make_template(const std::string& name, const std::vector<storage::Migration>& migrations) {
        const std::string making = "okn_making_" + name;
        admin_.exec(fmt::format("drop database if exists {} with (force)", making));
        admin_.exec(fmt::format("create database {} template template0", making));
        {
            storage::Database database({.uri = cluster_.uri(making), .connections = 1});
            storage::migrate(database, migrations);
        }
        admin_.exec(fmt::format("alter database {} rename to {}", making, name));
    }

    SharedCluster cluster_;
    pqxx::connection connection_{cluster_.uri()};
    pqxx::nontransaction admin_{connection_};
    std::mutex mutex_;
    std::map<std::string, std::string> templates_;  // last room -> template database
    int count_ = 0;
};

Program& program() {
    static Program instance;
    return instance;
}

}  // namespace

TestDatabase::TestDatabase(std::string_view last_room)
    : name_(program().make_database(last_room)), uri_(program().uri(name_)) {}

TestDatabase::~TestDatabase() {
    database_.reset();
    try {
        program().drop_database(name_);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{} isn't dropped: {}\n", name_, error.what());
    }
}

storage::Database& TestDatabase::database() {
    std::call_once(opened_, [this] {
        database_ = std::make_unique<storage::Database>(
            storage::Database::Settings{.uri = uri_, .connections = 8});
    });
    return *database_;
}

}  // namespace okienko::harness
