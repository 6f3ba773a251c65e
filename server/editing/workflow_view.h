#pragma once

#include <string>

#include "forms/service.h"
#include "schemas/node.h"

namespace okienko::editing {

/// Appends <workflow> with the picture (svg) and, for who can't see it, <step from name to> with
/// <remark>s, in a language of the service.
void add_workflow(schemas::Node root, const forms::Service& service, const std::string& language);

}  // namespace okienko::editing
