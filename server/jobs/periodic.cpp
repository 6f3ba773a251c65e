#include "server/jobs/periodic.h"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

#include "server/storage/locks.h"

namespace okienko::jobs {

namespace {

/// A turn that found the database away or the task in another server's hands comes again so soon,
/// however rare the task is: a restart mustn't cost it a day.
constexpr std::chrono::milliseconds kMissedTurn = std::chrono::seconds{2};

}  // namespace

struct Periodic::Tasks {
    Tasks(storage::Database& db, config::Log to) : database(db), log(std::move(to)) {}

    /// `away`: the last try found no database; said once, not at every turn. False: not this turn.
    bool run_once(const std::string& name, const std::function<void()>& task, bool& away) {
        try {
            auto guard = database.begin();
            away = false;
            if (!storage::try_lock(guard, "okienko periodic " + name)) return false;
            task();
            guard.commit();
        } catch (const storage::Unavailable& error) {
            if (!away)
                log.warning("periodic-unavailable", {{"task", name}, {"error", error.what()}});
            away = true;
            return false;
        } catch (const std::exception& error) {
            log.warning("periodic-failed", {{"task", name}, {"error", error.what()}});
        }
        return true;
    }

    void loop(const std::stop_token& stop,
              const std::string& name,
              std::chrono::milliseconds interval,
              const std::function<void()>& task) {
        bool away = false;
        std::mutex mutex;
        std::condition_variable_any wait;
        while (!stop.stop_requested()) {
            const bool had_turn = run_once(name, task, away);
            std::unique_lock lock(mutex);
            wait.wait_for(lock, stop, had_turn ? interval : std::min(interval, kMissedTurn), [] {
                return false;
            });
        }
    }

    storage::Database& database;
    const config::Log log;
    std::list<std::jthread> threads;
};

Periodic::Periodic(storage::Database& database, config::Log log)
    : tasks_(std::make_unique<Tasks>(database, std::move(log))) {}

Periodic::~Periodic() {
    stop();
}

void Periodic::every(const std::string& name,
                     std::chrono::milliseconds interval,
                     std::function<void()> task) {
    Tasks* const tasks = tasks_.get();
    tasks->threads.emplace_back([=, task = std::move(task)](const std::stop_token& stop) {
        tasks->loop(stop, name, interval, task);
    });
}

void Periodic::stop() {
    for (auto& thread : tasks_->threads) thread.request_stop();
    tasks_->threads.clear();
}

}  // namespace okienko::jobs
