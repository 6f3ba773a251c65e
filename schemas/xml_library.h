#pragma once

namespace okienko::schemas {

/// Switches libxml2, libexslt and libxslt on for the life of one object, made in main before any
/// thread starts. Forbids every network and file access of the libraries: what they read comes from
/// SchemaCatalog or memory.
class XmlLibrary {
public:
    XmlLibrary();
    ~XmlLibrary();
    XmlLibrary(const XmlLibrary&) = delete;
    XmlLibrary& operator=(const XmlLibrary&) = delete;
};

}  // namespace okienko::schemas
