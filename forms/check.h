#pragma once

#include <vector>

#include "forms/service.h"

namespace okienko::forms {

/// Proves a package whole: each part valid against our schema of it, bindings, rules, texts in each
/// language, examples that give what they claim, a harmless view, a coherent workflow. Of a package
/// that is a card only, the card. Each fault names file and line, except of a file that isn't
/// there. Empty when it may be published.
std::vector<Fault> check(const ServiceCompiler& compiler, const Package& package);

}  // namespace okienko::forms
