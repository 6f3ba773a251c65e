#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

#include "server/audit/head_signer.h"
#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::audit {

/// Chains new entries: the caller's periodic task runs it about each second. Any number of servers
/// may try; one works at a time (advisory lock), the others return at once. One thread at a time
/// per object (it locks itself).
class Sealer {
public:
    /// `heads_file` gets a line for each signed head, outside the database; its folder is made when
    /// missing.
    Sealer(storage::Database& database,
           const HeadSigner& signer,
           const config::Clock& clock,
           std::filesystem::path heads_file,
           std::chrono::seconds head_interval = std::chrono::minutes(1));

    /// Chains what was committed since, and signs the head when `head_interval` has passed since
    /// the last one. Returns how many entries it chained. An entry committed late is chained late,
    /// in the next run; entries wait while an older writing transaction is open anywhere in the
    /// database cluster. Throws as the database does; a run that failed changes nothing, the next
    /// one takes it up.
    std::size_t run();

    /// Signs the head now, if anything was chained since the last one. For an orderly stop.
    void sign_head();

private:
    std::size_t chain_new_entries();
    void sign_head_after(std::chrono::seconds interval);

    storage::Database& database_;
    const HeadSigner& signer_;
    const config::Clock& clock_;
    std::filesystem::path heads_file_;
    std::chrono::seconds head_interval_;
    std::mutex mutex_;
    std::string considered_below_ = "0";  ///< entries of older transactions are all chained (xid8)
    bool first_run_ = true;
};

}  // namespace okienko::audit
