#include "server/storage/group_commit.h"

#include <algorithm>
#include <atomic>
#include <exception>

namespace okienko::storage {

/// Woken through its own word, and without the lock: threads that wake up together would only queue
/// for it again.
struct GroupCommit::Member {
    enum class State : int { waiting, leads, written };

    explicit Member(const Batch& of) : batch(of) {}
    void tell(State news) {
        state.store(news, std::memory_order_release);
        state.notify_one();
    }

    const Batch& batch;
    std::atomic<State> state = State::waiting;
    Group group;  ///< of which it is the first; when it leads
    std::exception_ptr failure;
};

GroupCommit::GroupCommit(Database& database) : database_(database) {}

void GroupCommit::run(const Batch& batch) {
    const auto member = std::make_shared<Member>(batch);
    if (!leads_at_once(member)) member->state.wait(Member::State::waiting);
    if (member->state.load(std::memory_order_acquire) == Member::State::leads) {
        const Group group = std::move(member->group);
        write(group);
        hand_over();
        for (const auto& other : group) {
            if (other != member) other->tell(Member::State::written);
        }
    }
    if (member->failure) std::rethrow_exception(member->failure);
}

bool GroupCommit::leads_at_once(const std::shared_ptr<Member>& member) {
    const std::lock_guard lock(mutex_);
    if (leading_ == database_.settings().connections) {
        waiting_.push_back(member);
        return false;
    }
    // Nobody waits: whoever stops leading hands over to those who do.
    ++leading_;
    member->group = {member};
    member->state.store(Member::State::leads, std::memory_order_relaxed);
    return true;
}

void GroupCommit::hand_over() {
    Group next;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
            --leading_;
            return;
        }
        next = gather();
    }
    const std::shared_ptr<Member> leader = next.front();
    leader->group = std::move(next);
    leader->tell(Member::State::leads);
}

/// The first ones of one shape. Their number is a power of two, so that few shapes are prepared.
GroupCommit::Group GroupCommit::gather() {
    const auto other = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& next) {
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
        for (const auto& member : group) member->failure = std::current_exception();
    } catch (...) {
        for (const auto& member : group) write_alone(*member);
    }
}

void GroupCommit::write_together(const Group& group) {
    Batch all;
    for (const auto& member : group) all.append(member->batch);
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
