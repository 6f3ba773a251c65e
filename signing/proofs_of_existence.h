#pragma once

#include <chrono>
#include <map>
#include <string>

#include "signing/validation_evidence.h"

namespace okienko::signing {

/// Since when things are known to have existed (EN 319 102-1, 5.6.2.3). Everything exists now.
class ProofsOfExistence {
public:
    explicit ProofsOfExistence(std::chrono::sys_seconds now) : now_(now) {}

    void add(const std::string& id, std::chrono::sys_seconds time);
    /// POE extraction: what a time-stamp that was validated stands for existed at its time.
    void extract(const TimestampEvidence& timestamp);

    /// The earliest time the thing is known to have existed at.
    std::chrono::sys_seconds earliest(const std::string& id) const;
    bool existed_at(const std::string& id, std::chrono::sys_seconds time) const {
        return earliest(id) <= time;
    }

private:
    std::chrono::sys_seconds now_;
    std::map<std::string, std::chrono::sys_seconds> times_;
};

}  // namespace okienko::signing
