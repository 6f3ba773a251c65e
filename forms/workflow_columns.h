#pragma once

#include <cstddef>
#include <vector>

#include "forms/workflow.h"

namespace okienko::forms {

/// What stands in a column: a state (even columns), the words of a transition (odd ones), or a
/// place where a long line passes.
struct FlowNode {
    enum class Kind { state, label, bend };
    Kind kind = Kind::state;
    std::size_t index = 0;  ///< of the state or transition
    std::size_t column = 0;
    std::vector<std::size_t> before;  ///< neighbours in the column to the left
    std::vector<std::size_t> after;   ///< and to the right
};

/// A workflow as a graph whose edges join neighbouring columns (Sugiyama's layers, lying), ordered
/// within each so that few lines cross.
struct FlowColumns {
    std::vector<FlowNode> nodes;  ///< the states first, then the labels, by their order
    std::vector<std::vector<std::size_t>> columns;  ///< nodes from the top
    /// For each transition its nodes from the state it leaves to the state it leads to.
    std::vector<std::vector<std::size_t>> ways;
};

FlowColumns arrange(const Workflow& workflow);

}  // namespace okienko::forms
