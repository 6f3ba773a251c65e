#include "tests/harness/shared_cluster.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/harness/test_cluster.h"

namespace okienko::harness {
namespace {

namespace fs = std::filesystem;

/// Exclusive while somebody starts or stops the cluster.
class Turn {
public:
    explicit Turn(const fs::path& folder)
        : file_(open((folder / "turn").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (file_ < 0 || flock(file_, LOCK_EX) != 0)
            throw std::runtime_error("no lock for the test cluster");
    }
    ~Turn() { close(file_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    int file_;
};

fs::path shared_folder() {
    // Named by its owner: root's tests change user when the service's own comes into being.
    const auto user = unprivileged_user();
    const fs::path folder =
        fmt::format("/tmp/okienko-test-postgres-{}", user ? user->first : geteuid());
    fs::create_directory(folder);
    struct stat about {};
    if (lstat(folder.c_str(), &about) != 0 || !S_ISDIR(about.st_mode) ||
        (about.st_uid != geteuid() && (!user || about.st_uid != user->first))) {
        throw std::runtime_error(fmt::format("{} belongs to somebody else", folder.string()));
    }
    return folder;
}

std::string escaped(const char* text) {
    std::string result;
    for (const char* c = text; *c != 0; ++c) {
        const auto byte = static_cast<unsigned char>(*c);
        result += std::isalnum(byte) != 0 ? std::string(1, *c) : fmt::format("%{:02X}", byte);
    }
    return result;
}

std::string with_database(const std::string& uri, const std::string& database) {
    PQconninfoOption* options = PQconninfoParse(uri.c_str(), nullptr);
    if (options == nullptr) throw std::runtime_error("OKIENKO_TEST_DATABASE can't be read");
    std::string result = fmt::format("postgresql:///{}", escaped(database.c_str()));
    char separator = '?';
    for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
        if (option->val == nullptr || std::string_view(option->keyword) == "dbname") continue;
        result += fmt::format("{}{}={}", separator, option->keyword, escaped(option->val));
        separator = '&';
    }
    PQconninfoFree(options);
    return result;
}

/// What killed programs left behind: nobody uses the cluster yet.
void drop_leftovers(const std::string& uri) {
    pqxx::connection connection(uri);
    pqxx::nontransaction sql(connection);
    for (const auto& row :
         sql.exec("select quote_ident(datname) from pg_database where datname like 'okn\\_%'")) {
        sql.exec("drop database " + row[0].as<std::string>() + " with (force)");
    }
}

}  // namespace

SharedCluster::SharedCluster() {
    if (const char* uri = std::getenv("OKIENKO_TEST_DATABASE"); uri != nullptr && *uri != 0) {
        external_ = uri;
    } else {
        join();
    }
}

SharedCluster::~SharedCluster() {
    if (own_) leave();
}

void SharedCluster::join() {
    const fs::path folder = shared_folder();
    const Turn turn(folder);
    users_ = open((folder / "users").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const bool first = flock(users_, LOCK_EX | LOCK_NB) == 0;
    if (users_ < 0 || flock(users_, LOCK_SH) != 0)
        throw std::runtime_error("no lock for the test cluster");
    own_ = std::make_unique<TestCluster>(folder);
    own_->release();
    try {
        own_->start();
    } catch (const std::exception&) {
        if (!first) throw;
        // A machine that crashed left files that were never synced: begin anew.
        own_.reset();
        fs::remove_all(folder / "data");
        own_ = std::make_unique<TestCluster>(folder);
        own_->release();
        own_->start();
    }
    if (first) drop_leftovers(own_->uri());
}

void SharedCluster::leave() noexcept {
    try {
        const Turn turn(shared_folder());
        flock(users_, LOCK_UN);
        if (flock(users_, LOCK_EX | LOCK_NB) == 0) own_->stop();
        close(users_);
    } catch (const std::exception& error) {
        fmt::print(stderr, "test cluster: {}\n", error.what());
    }
}

std::string SharedCluster::uri(const std::string& database) const {
    if (own_) return own_->uri(database.empty() ? "postgres" : database);
    return database.empty() ? external_ : with_database(external_, database);
}

}  // namespace okienko::harness
