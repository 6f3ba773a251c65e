#include "signing/proofs_of_existence.h"

namespace okienko::signing {

void ProofsOfExistence::add(const std::string& id, std::chrono::sys_seconds time) {
    if (time >= now_) return;
    const auto [place, fresh] = times_.emplace(id, time);
    if (!fresh && time < place->second) place->second = time;
}

void ProofsOfExistence::extract(const TimestampEvidence& timestamp) {
    for (const std::string& id : timestamp.proves) add(id, timestamp.time);
}

std::chrono::sys_seconds ProofsOfExistence::earliest(const std::string& id) const {
    const auto found = times_.find(id);
    return found == times_.end() ? now_ : found->second;
}

}  // namespace okienko::signing
