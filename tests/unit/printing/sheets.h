#pragma once

#include <string>

#include "server/web/pages.h"

namespace okienko::printing {

/// The sheets of the installation, compiled once for the program.
const web::Pages& pages();

/// Formatting objects of the three kinds. `html`: what a service's view makes, below one div.
std::string document_fo(const std::string& html);
std::string letter_fo(const std::string& paragraph);
std::string report_fo();

}  // namespace okienko::printing
