#pragma once

#include <string>

#include <gtest/gtest.h>

#include "forms/answers.h"
#include "forms/service.h"
#include "schemas/xml_library.h"

namespace okienko::forms::testing {

/// The installation these tests run in: the checkout.
std::string root();

/// One compiler for the whole program; schemas are read in this process.
const ServiceCompiler& compiler();

/// The shipped public information request.
const Service& information_request();
Package information_request_package();

/// A small service made by a test: the content of document.xsd's root type, form.xml's pages and
/// the texts, the rest is given.
struct Sketch {
    std::string schema;  ///< xs: declarations; the root is <xs:element name="Wniosek">
    std::string pages;   ///< of form.xml
    std::string texts;   ///< <text …>…</text>
    std::string attributes;
    Package::Files more;
};
Package::Files sketch_files(const Sketch& sketch);
std::shared_ptr<const Service> sketch_service(const Sketch& sketch);

/// A root element of a sequence of the given declarations.
std::string sequence(const std::string& declarations);
std::string text(const std::string& id, const std::string& words);

Moment moment(const std::string& language = "pl");  ///< 2026-11-06

/// "path rule" of each violation, one a line.
std::string told(const Violations& violations);

}  // namespace okienko::forms::testing
