#pragma once

#include <vector>

#include "forms/package.h"
#include "forms/service.h"
#include "schemas/node.h"
#include "schemas/texts.h"

namespace okienko::editing {

/// Appends <fault file line> for each fault of a package: what is wrong in the reader's words, the
/// line of the file itself (<source>), and the words of the check for specialists (<detail rule>).
void add_faults(schemas::Node root,
                const forms::Package::Files& files,
                const std::vector<forms::Fault>& faults,
                const schemas::Texts& texts);

}  // namespace okienko::editing
