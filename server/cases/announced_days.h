#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::cases {

/// A statutory day off of its own act, which no rule of the calendar computes.
struct AnnouncedDay {
    std::chrono::sys_days day;
    std::string reason;  ///< the act: "Dz.U. 2018 poz. 2117"
    std::string added_by;
    config::Instant added{};
};

using Days = std::vector<std::chrono::sys_days>;

/// The table of those days. Without state; works in the caller's transaction.
class AnnouncedDayStore {
public:
    /// By day.
    std::vector<AnnouncedDay> all(storage::Transaction& transaction) const;
    Days days(storage::Transaction& transaction) const;
    /// False when the day is there already.
    bool add(storage::Transaction& transaction, const AnnouncedDay& day) const;
    /// False when it isn't there.
    bool remove(storage::Transaction& transaction, std::chrono::sys_days day) const;
};

/// The days as they were last read: what a submission counts with, which asks the database for
/// nothing it needn't. Safe from any thread.
class AnnouncedDays {
public:
    explicit AnnouncedDays(storage::Database& database) : database_(database) {}
    std::shared_ptr<const Days> days() const;
    /// Reads them anew; whoever changed them calls it, other servers by the clock.
    void refresh();

private:
    storage::Database& database_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Days> days_ = std::make_shared<const Days>();
};

}  // namespace okienko::cases
