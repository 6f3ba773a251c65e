#pragma once

#include <string>
#include <vector>

#include "schemas/node.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// TS 119 102-2, 4.3.4: the verdict on a signature, or on an object of the validation.
void add_indication(schemas::Node status, Indication indication, SubIndication sub, bool of_object);

/// TS 119 102-2, 4.3.5.4: an individual constraint, by its identifier, and that it was applied or
/// not ("applied", "disabled").
schemas::Node add_constraint(schemas::Node evaluation,
                             const std::string& identifier,
                             const char* status);

/// A check as a constraint, with its reason, code, clause and remedy. What was found and does not
/// count is an indication beside it, not a failure.
void add_check(schemas::Node evaluation, const Check& check);

/// Warnings that are not told as one of the checks.
void add_warnings(schemas::Node evaluation,
                  const std::vector<std::string>& warnings,
                  const std::vector<Check>& checks);

}  // namespace okienko::signing
