#pragma once

#include <cstddef>
#include <vector>

#include "forms/workflow.h"

namespace okienko::forms {

/// Lengths of a picture, in its own units (CSS pixels at full size); y grows downwards.
struct Point {
    double x = 0;
    double y = 0;
};
struct Box {
    Point corner;  ///< left, top
    double width = 0;
    double height = 0;
};

/// A piece of the way of one transition: through the points in turn, curved between columns.
struct FlowLine {
    std::size_t transition = 0;
    std::vector<Point> points;
    bool arrives = false;  ///< ends at the state: the arrow head stands there
};

/// Where everything of a workflow stands in a picture: states in columns by their distance from the
/// first one, final ones in the last; each transition's words on its line, right behind the state
/// it leaves. The same workflow gives the same places, always.
struct FlowLayout {
    double width = 0;
    double height = 0;
    std::vector<Box> states;  ///< in the workflow's order
    std::vector<Box> labels;  ///< of the transitions, in the workflow's order
    std::vector<FlowLine> lines;
};

/// How large the words need their boxes; boxes of one column become equally wide, and states as
/// high as their lines need.
struct FlowSizes {
    std::vector<Box> states;  ///< width and height only
    std::vector<Box> labels;
};

/// Needs a workflow whose transitions name states that are there.
FlowLayout lay_out(const Workflow& workflow, const FlowSizes& sizes);

}  // namespace okienko::forms
