#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::storage {

/// Lets batches that come at the same moment travel together: as one statement, one round trip and
/// one commit. One of the waiting threads leads, the others sleep until theirs is written. Under no
/// load a batch leaves at once and alone. Shared by threads.
class GroupCommit {
public:
    static constexpr std::size_t kMost = 16;  ///< batches in a group

    /// As many groups are under way at once as the database has connections: it should have its own
    /// ones, few, with generic plans.
    explicit GroupCommit(Database& database);
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;

    /// Returns once this batch is committed. Throws what it would throw alone: when a group fails
    /// for one member's sake, each member is run by itself. After Unavailable its outcome is
    /// unknown.
    void run(const Batch& batch);

private:
    struct Member;
    using Group = std::vector<std::shared_ptr<Member>>;

    bool leads_at_once(const std::shared_ptr<Member>& member);
    void hand_over();
    Group gather();
    void write(const Group& group);
    void write_together(const Group& group);
    void write_alone(Member& member) noexcept;

    Database& database_;
    std::mutex mutex_;
    std::deque<std::shared_ptr<Member>> waiting_;
    unsigned leading_ = 0;
};

}  // namespace okienko::storage
