#pragma once

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include "forms/model.h"
#include "schemas/schema.h"

namespace okienko::forms {

/// A schema that cannot be loaded: the words of the library that refused it, with file and line
/// where known.
class SchemaError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Port: makes the model of a schema. Implementations are used by several threads at once.
class SchemaCompiler {
public:
    virtual ~SchemaCompiler() = default;
    /// `location` names a file of the catalogue, `root` a global element of it; empty takes the
    /// only one. Throws SchemaError.
    virtual Model read(const schemas::SchemaCatalog& catalog,
                       const std::string& location,
                       const std::string& root) const = 0;
};

/// Reads in this process, by libxml2 (must compile) and Xerces' XSModel. For schemas of our own and
/// for the child.
class LocalSchemaCompiler : public SchemaCompiler {
public:
    Model read(const schemas::SchemaCatalog& catalog,
               const std::string& location,
               const std::string& root) const override;
};

/// Reads in a child process (`PROGRAM forms-read-schema`) that may not use more than so much memory
/// and time. Foreign schemas go this way: no schema can hang or kill the server.
class ChildSchemaCompiler : public SchemaCompiler {
public:
    struct Limits {
        std::size_t memory_bytes = 1024U * 1024U * 1024U;
        std::chrono::seconds processor{10};
        std::chrono::seconds wall{60};  ///< generous: a busy machine is no fault of the schema
    };
    explicit ChildSchemaCompiler(std::string program)
        : ChildSchemaCompiler(std::move(program), Limits{}) {}
    ChildSchemaCompiler(std::string program, Limits limits);
    Model read(const schemas::SchemaCatalog& catalog,
               const std::string& location,
               const std::string& root) const override;

private:
    std::string program_;
    Limits limits_;
};

/// What the hidden command `forms-read-schema MEMORY CPU` does: bounds itself, reads a request from
/// standard input, writes the model or the fault to standard output. Returns the exit code.
int serve_schema_child(const std::string& memory_bytes, const std::string& cpu_seconds);

}  // namespace okienko::forms
