#include "server/storage/group_commit.h"

#include <algorithm>
#include <exception>

namespace okienko::storage {

struct GroupCommit::Member {
    explicit Member(const Batch& of) : batch(of) {}

    const Batch& batch;
    std::condition_variable changed;
    bool written = false;
    std::exception_ptr failure;
};

GroupCommit::GroupCommit(Database& database) : database_(database) {}

void GroupCommit::run(const Batch& batch) {
    Member member(batch);
    std::unique_lock lock(mutex_);
    waiting_.push_back(&member);
    while (!member.written) {
        if (leading_ < database_.settings().connections && !waiting_.empty()) {
            lead(lock);
        } else {
            member.changed.wait(lock);
        }
    }
    lock.unlock();
    if (member.failure) std::rethrow_exception(member.failure);
}

/// Whoever leads writes those who wait longest, be its own batch among them or not yet.
void GroupCommit::lead(std::unique_lock<std::mutex>& lock) {
    ++leading_;
    const Group group = gather();
    lock.unlock();
    write(group);
    lock.lock();
    --leading_;
    for (Member* member : group) {
        member->written = true;
        member->changed.notify_one();
    }
    if (!waiting_.empty()) waiting_.front()->changed.notify_one();
}

/// The first ones of one shape. Their number is a power of two, so that few shapes are prepared.
GroupCommit::Group GroupCommit::gather() {
    const auto other = std::find_if(waiting_.begin(), waiting_.end(), [&](const Member* next) {
        return !next->batch.has_shape_of(waiting_.front()->batch);
    });
    const auto alike = static_cast<std::size_t>(other - waiting_.begin());
    std::size_t count = 1;
    while (count * 2 <= std::min(alike, kMost)) count *= 2;
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
    Group group(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
    return group;
}

void GroupCommit::write(const Group& group) {
    if (group.size() == 1) return write_alone(*group.front());
    try {
        write_together(group);
    } catch (const Unavailable&) {
        for (Member* member : group) member->failure = std::current_exception();
    } catch (...) {
        for (Member* member : group) write_alone(*member);
    }
}

void GroupCommit::write_together(const Group& group) {
    Batch all;
    for (const Member* member : group) all.append(member->batch);
    database_.run([&](Transaction& transaction) { all.run(transaction); },
                  Database::Mode::single_statement);
}

void GroupCommit::write_alone(Member& member) noexcept {
    try {
        database_.run([&](Transaction& transaction) { member.batch.run(transaction); },
                      Database::Mode::single_statement);
    } catch (...) {
        member.failure = std::current_exception();
    }
}

}  // namespace okienko::storage
