#pragma once

#include <string>

#include "forms/model.h"
#include "schemas/schema.h"

namespace okienko::forms {

/// Switches Xerces on for the life of the object. Made before threads start, or in a process of one
/// thread.
class XercesLibrary {
public:
    XercesLibrary();
    ~XercesLibrary();
    XercesLibrary(const XercesLibrary&) = delete;
    XercesLibrary& operator=(const XercesLibrary&) = delete;
};

/// Walks the compiled schema (XSModel) of Xerces-C into our model. It reads schemas only, never a
/// document. Whatever is not in the catalogue doesn't exist: no file, no network. Throws
/// SchemaError.
Model read_model(const schemas::SchemaCatalog& catalog,
                 const std::string& location,
                 const std::string& root);

}  // namespace okienko::forms
