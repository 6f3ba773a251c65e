#pragma once

#include <cstddef>
#include <optional>
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

/// Octets that may be too many to be held at once.
class OctetSource {
public:
    virtual ~OctetSource() = default;
    virtual std::size_t size() const = 0;
    /// All of them, in pieces. Throws Refusal when they turn out to be damaged.
    virtual void write_to(OctetSink& sink) const = 0;
    /// All of them, where they are in memory anyway.
    virtual std::optional<std::string_view> held() const { return std::nullopt; }
    /// Their digest by that function (OpenSSL's name), raw, where it is known without them.
    virtual std::optional<std::string> known_digest(std::string_view) const { return std::nullopt; }
};

/// Octets in memory, which must outlive it.
class HeldOctets : public OctetSource {
public:
    explicit HeldOctets(std::string_view octets) : octets_(octets) {}
    std::size_t size() const override { return octets_.size(); }
    void write_to(OctetSink& sink) const override { sink.write(octets_); }
    std::optional<std::string_view> held() const override { return octets_; }

private:
    std::string_view octets_;
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
