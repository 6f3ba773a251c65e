#include "server/storage/cluster_supervisor.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <signal.h>

#include "server/storage/child_process.h"
#include "server/storage/postgres_binaries.h"

namespace okienko::storage {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds kLook{100};
constexpr milliseconds kFirstBackoff{200};
constexpr milliseconds kLongestBackoff{30'000};
constexpr seconds kHealthy{60};  // ran so long: the next failure is a new one

long milliseconds_since(steady_clock::time_point begin) {
    return static_cast<long>(
        std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin).count());
}

}  // namespace

ClusterSupervisor::ClusterSupervisor(PrivateCluster::Settings settings, config::Log log)
    : settings_(std::move(settings)), log_(std::move(log)), folder_(settings_.folder) {
    thread_ = std::jthread([this](const std::stop_token& stop) { supervise(stop); });
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_ || failure_; });
    if (failure_) std::rethrow_exception(failure_);
}

ClusterSupervisor::~ClusterSupervisor() {
    stop();
}

bool ClusterSupervisor::adopted() const {
    const std::lock_guard lock(mutex_);
    return adopted_;
}

void ClusterSupervisor::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void ClusterSupervisor::supervise(const std::stop_token& stop) {
    milliseconds backoff = kFirstBackoff;
    while (!stop.stop_requested()) {
        const auto begin = steady_clock::now();
        try {
            run_until_it_ends(stop);
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex_);
            if (!ready_) {
                failure_ = std::make_exception_ptr(ClusterError(error.what()));
                changed_.notify_all();
                return;
            }
            log_.error("database-failed", {{"error", error.what()}});
        }
        if (steady_clock::now() - begin > kHealthy) backoff = kFirstBackoff;
        if (!pause(stop, backoff)) return;
        backoff = std::min(backoff * 2, kLongestBackoff);
    }
}

void ClusterSupervisor::run_until_it_ends(const std::stop_token& stop) {
    const auto begin = steady_clock::now();
    Postmaster postmaster = answering_postmaster(stop);
    const pid_t pid = postmaster.pid;
    try {
        bootstrap();
    } catch (...) {
        shut_down(postmaster);
        throw;
    }
    log_.info(postmaster.child ? "database-started" : "database-adopted",
              {{"pid", postmaster.pid}, {"ms", milliseconds_since(begin)}});
    report_ready(!postmaster.child);
    while (pause(stop, kLook)) {
        if (!alive(postmaster)) {
            log_.error("database-ended", {{"pid", pid}});
            return;
        }
    }
    shut_down(postmaster);
    log_.info("database-stopped");
}

/// A postmaster that a killed server was just starting may take the folder between our look and our
/// start. Ours then ends at once, and at the next look that one is adopted, or its end waited for.
ClusterSupervisor::Postmaster ClusterSupervisor::answering_postmaster(const std::stop_token& stop) {
    constexpr int kAttempts = 5;
    for (int attempt = 1;; ++attempt) {
        Postmaster postmaster = adopt_or_start();
        try {
            wait_until_it_answers(stop, postmaster);
            return postmaster;
        } catch (const ClusterError&) {
            shut_down(postmaster);
            if (attempt == kAttempts || stop.stop_requested()) throw;
            log_.warning("database-start-again", {{"attempt", attempt}});
        }
        pause(stop, milliseconds(200 * attempt));
    }
}

ClusterSupervisor::Postmaster ClusterSupervisor::adopt_or_start() {
    const auto binaries = find_postgres(settings_.binaries, folder_.version());
    if (const auto left = folder_.postmaster()) {
        const Postmaster postmaster{*left, false};
        if (stays(postmaster)) return postmaster;
    }
    if (!folder_.made()) {
        log_.info("database-making", {{"folder", folder_.data().string()}});
        folder_.make(binaries);
    }
    folder_.clear_remains();
    folder_.write_settings(settings_.connections);
    // SIGINT is PostgreSQL's fast shutdown: a server that was killed leaves a clean cluster.
    const pid_t child = start_child({.program = binaries / "postgres",
                                     .arguments = {"-D", folder_.data().string()},
                                     .folder = folder_.data(),
                                     .output = folder_.start_log(),
                                     .death_signal = SIGINT});
    return {child, true};
}

/// A killed server's cluster is either shutting down, which is waited for, or runs on: then it
/// keeps answering.
bool ClusterSupervisor::stays(const Postmaster& left) {
    Postmaster postmaster = left;
    const auto end = steady_clock::now() + settings_.start_timeout;
    int answers = 0;
    while (alive(postmaster)) {
        answers = PQping(admin_conninfo().c_str()) == PQPING_OK ? answers + 1 : 0;
        if (answers == 5) return true;
        if (steady_clock::now() > end) {
            throw ClusterError(fmt::format("PostgreSQL (process {}) works on {} but doesn't answer",
                                           left.pid,
                                           folder_.data().string()));
        }
        std::this_thread::sleep_for(kLook);
    }
    return false;
}

bool ClusterSupervisor::alive(Postmaster& postmaster) const {
    if (postmaster.pid == 0) return false;
    const bool ended = postmaster.child ? child_ended(postmaster.pid).has_value()
                                        : folder_.postmaster() != postmaster.pid;
    if (ended) postmaster.pid = 0;  // the number may go to another process
    return !ended;
}

void ClusterSupervisor::wait_until_it_answers(const std::stop_token& stop, Postmaster& postmaster) {
    const auto end = steady_clock::now() + settings_.start_timeout;
    while (PQping(admin_conninfo().c_str()) != PQPING_OK) {
        if (!alive(postmaster))
            throw ClusterError("PostgreSQL doesn't start: " + folder_.last_words());
        if (steady_clock::now() > end)
            throw ClusterError("PostgreSQL doesn't answer: " + folder_.last_words());
        if (!pause(stop, milliseconds(20)))
            throw ClusterError("stopped while PostgreSQL was starting");
    }
}

/// The server's own role is an ordinary one: a fault in our SQL must not reach the machine.
void ClusterSupervisor::bootstrap() {
    pqxx::connection connection(admin_conninfo());
    pqxx::nontransaction sql(connection);
    if (sql.exec("select 1 from pg_roles where rolname = 'okienko'").empty()) {
        sql.exec("create role okienko login");
    }
    if (sql.exec("select 1 from pg_database where datname = 'okienko'").empty()) {
        sql.exec("create database okienko owner okienko template template0");
    }
}

void ClusterSupervisor::shut_down(Postmaster& postmaster) {
    // Fast, immediate (the next start recovers), at last none at all.
    for (const int signal : {SIGINT, SIGQUIT, SIGKILL}) {
        const auto end = steady_clock::now() + seconds(signal == SIGINT ? 60 : 10);
        if (!alive(postmaster)) return;
        kill(postmaster.pid, signal);
        while (steady_clock::now() < end) {
            if (!alive(postmaster)) return;
            std::this_thread::sleep_for(milliseconds(10));
        }
    }
    log_.error("database-doesnt-stop", {{"pid", postmaster.pid}});
}

bool ClusterSupervisor::pause(const std::stop_token& stop, milliseconds time) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

void ClusterSupervisor::report_ready(bool adopted) {
    const std::lock_guard lock(mutex_);
    ready_ = true;
    adopted_ = adopted;
    changed_.notify_all();
}

std::string ClusterSupervisor::admin_conninfo() const {
    std::string host = folder_.socket().string();
    for (std::size_t at = 0; (at = host.find_first_of("'\\", at)) != std::string::npos; at += 2) {
        host.insert(at, "\\");
    }
    return fmt::format("host='{}' user=postgres dbname=postgres connect_timeout=5", host);
}

}  // namespace okienko::storage
