#pragma once

#include <string>

#include "signing/collect_lists.h"

namespace okienko::trust {

/// What is wrong with a trusted list, and what counts instead: English sentences for an operator,
/// without the words of a parser. Only of one with a fault.
std::string sentence_on(const signing::ListState& list);

}  // namespace okienko::trust
