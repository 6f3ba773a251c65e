#include "server/jobs/worker.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <stop_token>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "server/jobs/lease_store.h"

namespace okienko::jobs {
namespace {

constexpr int kNiceness = 19;

}

struct Worker::Running {
    Running(storage::Database& db, Handlers by_kind, config::Log to, Settings how)
        : database(db), handlers(std::move(by_kind)), log(std::move(to)), settings(how) {
        for (const auto& handler : handlers) kinds.push_back(handler.first);
        for (unsigned i = 0; i < settings.threads; ++i) {
            threads.emplace_back([this](const std::stop_token& stop) { loop(stop); });
        }
    }

    template <typename Work>
    auto single(Work work) {
        return database.run(std::move(work), storage::Database::Mode::single_statement);
    }

    void loop(const std::stop_token& stop) {
        // People who wait for an answer come first; on Linux this is for the thread alone.
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
        while (!stop.stop_requested()) {
            const auto seen = wakes_so_far();
            if (!run_some(stop)) sleep(stop, seen);
        }
    }

    /// False when nothing is due or the database is away.
    bool run_some(const std::stop_token& stop) {
        try {
            const std::vector<Job> jobs = taken();
            if (away.exchange(false)) log.info("jobs-back");
            if (jobs.empty()) return false;
            attempt(jobs, stop);
            return true;
        } catch (const std::exception& error) {
            if (!away.exchange(true)) log.warning("jobs-unavailable", {{"error", error.what()}});
            return false;
        }
    }

    std::vector<Job> taken() {
        std::vector<Job> jobs = single([&](storage::Transaction& transaction) {
            return store.take(
                transaction, kinds, settings.lease, settings.attempts, settings.at_once);
        });
        if (jobs.empty()) {
            single([&](storage::Transaction& transaction) {
                store.give_up_lost(transaction, kinds, settings.attempts);
            });
        }
        return jobs;
    }

    /// In their order, as long as the lease of the last one is safe.
    void attempt(const std::vector<Job>& jobs, const std::stop_token& stop) {
        const auto end = std::chrono::steady_clock::now() + settings.lease / 2;
        std::vector<Job> done;
        auto next = jobs.begin();
        for (; next != jobs.end(); ++next) {
            const bool late = next != jobs.begin() && std::chrono::steady_clock::now() > end;
            if (late || (stop.stop_requested() && next != jobs.begin())) break;
            if (works(*next)) done.push_back(*next);
        }
        write_off(done);
        const std::vector<Job> rest(next, jobs.end());
        if (rest.empty()) return;
        single([&](storage::Transaction& transaction) { store.put_back(transaction, rest); });
    }

    bool works(const Job& job) {
        try {
            handlers.at(job.kind)(job);
            log.debug("job-done", {{"job", job.id}, {"kind", job.kind}, {"attempt", job.attempt}});
            return true;
        } catch (const std::exception& error) {
            failed(job, error.what());
            return false;
        }
    }

    void write_off(const std::vector<Job>& done) {
        if (done.empty()) return;
        single([&](storage::Transaction& transaction) { store.done(transaction, done); });
        log.info("jobs-done", {{"count", done.size()}, {"last", done.back().id}});
    }

    void failed(const Job& job, const std::string& error) {
        const bool last = job.attempt >= settings.attempts;
        log.warning(
            last ? "job-stuck" : "job-failed",
            {{"job", job.id}, {"kind", job.kind}, {"attempt", job.attempt}, {"error", error}});
        single([&](storage::Transaction& transaction) {
            if (last) {
                store.stuck(transaction, job, error);
            } else {
                store.again_after(transaction, job, delay_after(job.attempt), error);
            }
        });
    }

    /// Doubled for each attempt, then somewhere between half and all of it, so that jobs that
    /// failed together spread.
    std::chrono::milliseconds delay_after(int attempt) const {
        const auto longest = settings.longest_delay.count();
        const auto full =
            std::min(longest, settings.first_delay.count() << std::min(attempt - 1, 20));
        std::random_device random;
        std::uniform_int_distribution<std::int64_t> spread(full / 2, full);
        return std::chrono::milliseconds(spread(random));
    }

    std::uint64_t wakes_so_far() {
        const std::lock_guard lock(mutex);
        return wakes;
    }

    void sleep(const std::stop_token& stop, std::uint64_t seen) {
        std::unique_lock lock(mutex);
        woken.wait_for(lock, stop, settings.poll, [&] { return wakes != seen; });
    }

    storage::Database& database;
    const Handlers handlers;
    const config::Log log;
    const Settings settings;
    const LeaseStore store{};
    std::vector<std::string> kinds;
    std::mutex mutex;
    std::condition_variable_any woken;
    std::uint64_t wakes = 0;
    std::atomic<bool> away = false;     // said once, not at every poll
    std::vector<std::jthread> threads;  // last: ends before the rest
};

Worker::Worker(storage::Database& database, Handlers handlers, config::Log log)
    : Worker(database, std::move(handlers), std::move(log), Settings{}) {}

Worker::Worker(storage::Database& database, Handlers handlers, config::Log log, Settings settings)
    : running_(std::make_unique<Running>(database, std::move(handlers), std::move(log), settings)) {
}

Worker::~Worker() {
    stop();
}

void Worker::wake() {
    {
        const std::lock_guard lock(running_->mutex);
        ++running_->wakes;
    }
    running_->woken.notify_all();
}

void Worker::stop() {
    for (auto& thread : running_->threads) thread.request_stop();
    for (auto& thread : running_->threads) {
        if (thread.joinable()) thread.join();
    }
}

}  // namespace okienko::jobs
