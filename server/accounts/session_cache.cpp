#include "server/accounts/session_cache.h"

#include <utility>

namespace okienko::accounts {

std::optional<SessionCache::Entry> SessionCache::find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return std::nullopt;
    return found->second;
}

std::uint64_t SessionCache::generation() const {
    const std::lock_guard lock(mutex_);
    return generation_;
}

void SessionCache::put(const std::string& key, Entry entry, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    // Rare and cheap to refill: no order of age is kept.
    if (entries_.size() >= kMost) entries_.clear();
    entries_.insert_or_assign(key, std::move(entry));
}

void SessionCache::clear() {
    const std::lock_guard lock(mutex_);
    ++generation_;
    entries_.clear();
}

}  // namespace okienko::accounts
