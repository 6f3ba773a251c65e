#pragma once

#include <string>
#include <vector>

#include "forms/package.h"
#include "forms/schema_compiler.h"
#include "schemas/schema.h"

namespace okienko::forms {

/// A folder to begin a service from: the schema as it is, a form with one page for each child of
/// the root, fields in the schema's order with labels from xs:documentation or the elements' names,
/// words in Polish, a plain workflow and a first example. What has to be filled in is marked TODO.
/// Throws SchemaError.
Package::Files draft_service(const schemas::SchemaCatalog& shared,
                             const SchemaCompiler& compiler,
                             const Package::Files& schemas,
                             const std::string& root,
                             const std::string& id);

}  // namespace okienko::forms
