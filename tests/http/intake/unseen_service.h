#pragma once

#include <filesystem>
#include <string>

namespace okienko::intake {

/// A service no program has seen: a mooring for a boat, in the words of an author. Two pages, rows,
/// a question that depends on another, a sum.
struct UnseenService {
    std::string id = "boat-mooring";
    std::string version = "1";
    std::string signature = "signature=\"none\"";   ///< attributes of form.xml about signing
    std::string question = "Jak nazywa się łódź?";  ///< a label of the first page
    std::string path_of_name = "Lodz/Nazwa";        ///< another one breaks form.xml

    /// Writes the folder below `services`, readable by everybody, the way an author copies one in.
    void write(const std::filesystem::path& services) const;
};

}  // namespace okienko::intake
