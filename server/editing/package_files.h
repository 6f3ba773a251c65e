#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "forms/package.h"
#include "schemas/node.h"

namespace okienko::editing {

/// Why a ZIP file is no package; the text "editing.fault.zip-<reason>".
struct ZipFault {
    std::string reason;  ///< "broken", "large", "name", "empty"
    std::string what;    ///< the file it is about, or empty
};

/// The files of a ZIP of a service's folder: with that folder in it, or only what is inside. What
/// read_folder leaves out is left out here, too.
std::variant<forms::Package, ZipFault> package_of_zip(std::string_view bytes);
/// The same way back, for downloading.
std::string zip_of(const forms::Package::Files& files);

/// Appends <file name kind="added|removed|changed"> with the lines that differ, and <same count>.
void add_file_changes(schemas::Node root,
                      const forms::Package::Files& before,
                      const forms::Package::Files& after);

}  // namespace okienko::editing
