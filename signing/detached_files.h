#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signing/octets.h"

namespace okienko::signing {

/// The files a reference to something outside its document may mean: what the caller gave, or the
/// entries of the container. Nothing else is ever read.
class DetachedFiles {
public:
    struct File {
        std::string_view name;
        const OctetSource* octets = nullptr;  ///< outlives this
    };

    /// `exact`: names of a container's entries, to be met exactly; otherwise the last segment
    /// decides.
    DetachedFiles(std::vector<File> files, bool exact) : files_(std::move(files)), exact_(exact) {}

    /// nullptr when none, or several, fit.
    const File* by_name(std::string_view name) const;
    /// For a reference that names nothing: the file there is, when there is one. In a container
    /// those count that are data, outside META-INF.
    const File* only() const;

    /// For a reference whose name none has: the only file a caller gave may be it under another
    /// name; its digest will tell. Never in a container.
    const File* stand_in() const { return exact_ ? nullptr : only(); }

private:
    std::vector<File> files_;
    bool exact_;
};

}  // namespace okienko::signing
