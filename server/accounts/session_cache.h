#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/config/clock.h"
#include "server/web/identity.h"

namespace okienko::accounts {

/// Identities read a moment ago, by the digest of their secret. Bounded. Safe from any thread.
///
/// A reader takes generation() before it reads the database and gives it to put(): an answer read
/// before a sign-out but arriving after it is not kept.
class SessionCache {
public:
    struct Entry {
        web::Identity identity;
        config::Instant seen{};  ///< last use as the database knows it
        config::Instant ends{};  ///< whatever happens
        config::Instant fetched{};
    };

    std::optional<Entry> find(const std::string& key) const;
    std::uint64_t generation() const;
    void put(const std::string& key, Entry entry, std::uint64_t generation);
    void clear();

private:
    static constexpr std::size_t kMost = 10'000;

    mutable std::mutex mutex_;
    std::uint64_t generation_ = 0;
    std::unordered_map<std::string, Entry> entries_;
};

}  // namespace okienko::accounts
