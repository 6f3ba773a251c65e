#pragma once

#include <string>

#include "signing/verification_report.h"

namespace okienko::commands {

/// A report as lines for a person at a terminal, English; every line ends with a line break.
std::string text_of(const signing::VerificationReport& report);

}  // namespace okienko::commands
