#pragma once

#include <memory>
#include <span>
#include <vector>

#include "signing/detached_content.h"
#include "signing/detached_files.h"

namespace okienko::signing {

/// The detached contents of a request as references read them. The bytes they view have to outlive
/// it, and it the files it gives.
class GivenContents {
public:
    explicit GivenContents(std::span<const DetachedContent> contents);

    DetachedFiles files() const;
    std::size_t size() const { return size_; }  ///< octets of all of them

private:
    std::span<const DetachedContent> contents_;
    std::vector<std::unique_ptr<OctetSource>> octets_;  ///< of each
    std::size_t size_ = 0;
};

}  // namespace okienko::signing
