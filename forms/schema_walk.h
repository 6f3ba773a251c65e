#pragma once

#include <string>

#include <xercesc/framework/psvi/XSModel.hpp>

#include "forms/model.h"

namespace okienko::forms {

/// The model of the documents under a root element of a namespace; an empty root takes the only
/// global element there. Throws SchemaError. Used by schema_reader.cpp alone.
Model walk_schema(xercesc::XSModel& schema,
                  const std::string& target_namespace,
                  const std::string& root);

std::string utf8_text(const XMLCh* text);  ///< empty for null
std::basic_string<XMLCh> xerces_text(const std::string& text);

}  // namespace okienko::forms
