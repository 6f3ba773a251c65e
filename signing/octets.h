#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "signing/refusal.h"

namespace okienko::signing {

/// Where octets go: a digest or a buffer.
class OctetSink {
public:
    virtual ~OctetSink() = default;
    virtual void write(std::string_view octets) = 0;
};

/// Keeps what is written.
class OctetBuffer : public OctetSink {
public:
    void write(std::string_view octets) override { octets_.append(octets); }
    std::string take() { return std::move(octets_); }

private:
    std::string octets_;
};

/// What the references of one file may cost together: a unit for a node walked or an octet made.
class WorkBudget {
public:
    explicit WorkBudget(std::size_t units) : left_(units) {}
    void spend(std::size_t units) {
        if (units > left_) {
            left_ = 0;
            throw Refusal("too-much-work", "the references together cost too much");
        }
        left_ -= units;
    }

private:
    std::size_t left_;
};

}  // namespace okienko::signing
