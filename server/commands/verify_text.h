#pragma once

#include "signing/verification_report.h"

namespace okienko::commands {

/// A report on stdout for a person at a terminal.
void print_text(const signing::VerificationReport& report);

}  // namespace okienko::commands
