#pragma once

#include <vector>

#include "forms/service.h"
#include "forms/workflow.h"

namespace okienko::forms {

/// Whether every case can go its way to an end: each state is reached from the first one, each
/// state that is not final has a way out and a way to a final one, nothing leads out of a final
/// one, and there is somebody to take each transition. Each fault names the line of the state or
/// transition and says what to do. Asked before publishing only: a version published under laxer
/// rules goes on serving its cases.
void check_graph(const Workflow& workflow, int root_line, std::vector<Fault>& faults);

}  // namespace okienko::forms
