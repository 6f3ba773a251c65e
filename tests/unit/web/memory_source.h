#pragma once

#include <algorithm>
#include <string>

#include "server/web/byte_source.h"

namespace okienko::web {

/// Bytes of a test, given out in pieces so that every border between two reads is met.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes, std::size_t piece = 1 << 20)
        : bytes_(std::move(bytes)), piece_(piece) {}
    std::size_t receive(std::span<char> buffer) override {
        const std::size_t count = std::min({buffer.size(), piece_, bytes_.size() - at_});
        std::copy_n(bytes_.data() + at_, count, buffer.data());
        at_ += count;
        return count;
    }

private:
    std::string bytes_;
    std::size_t piece_;
    std::size_t at_ = 0;
};

}  // namespace okienko::web
