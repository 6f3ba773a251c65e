#pragma once

#include <filesystem>

#include "signing/trust_source.h"

namespace okienko::trust {

/// The last good trusted lists, in a folder of the server: for each location the list and the
/// certificate that signed it, replaced whole. What can't be read there is as if it were not; a
/// list that can't be written is told by an exception of the file system. Any thread, one at a time
/// for one location.
class ListFolder : public signing::ListArchive {
public:
    explicit ListFolder(std::filesystem::path folder);

    std::optional<signing::KeptList> last_good(const std::string& location) override;
    void keep(const std::string& location, const signing::KeptList& list) override;

private:
    std::filesystem::path file_of(const std::string& location, const char* extension) const;

    std::filesystem::path folder_;
};

}  // namespace okienko::trust
