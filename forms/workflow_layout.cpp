#include "forms/workflow_layout.h"

#include <algorithm>

#include "forms/workflow_columns.h"

namespace okienko::forms {

namespace {

constexpr double kMargin = 12;
constexpr double kColumnGap = 58;
constexpr double kNodeGap = 14;
constexpr double kBendHeight = 8;
constexpr double kPort = 13;  // between two lines at one side of a state

class Placing {
public:
    Placing(const Workflow& workflow, const FlowSizes& sizes)
        : workflow_(workflow), columns_(arrange(workflow)), boxes_(columns_.nodes.size()) {
        for (std::size_t i = 0; i < boxes_.size(); ++i) boxes_[i] = size_of(i, sizes);
    }

    FlowLayout make() {
        widths();
        heights();
        FlowLayout made;
        const double top = std::min_element(boxes_.begin(), boxes_.end(), [](auto& a, auto& b) {
                               return a.corner.y < b.corner.y;
                           })->corner.y;
        for (Box& box : boxes_) {
            box.corner.y += kMargin - top;
            made.width = std::max(made.width, box.corner.x + box.width + kMargin);
            made.height = std::max(made.height, box.corner.y + box.height + kMargin);
        }
        const auto labels = boxes_.begin() + static_cast<std::ptrdiff_t>(workflow_.states.size());
        made.states.assign(boxes_.begin(), labels);
        made.labels.assign(labels,
                           labels + static_cast<std::ptrdiff_t>(workflow_.transitions.size()));
        for (std::size_t i = 0; i < columns_.ways.size(); ++i) add_lines(made.lines, i);
        return made;
    }

private:
    Box size_of(std::size_t node, const FlowSizes& sizes) const {
        const FlowNode& one = columns_.nodes[node];
        if (one.kind == FlowNode::Kind::bend) return {{}, 0, kBendHeight};
        if (one.kind == FlowNode::Kind::label) return sizes.labels[one.index];
        Box box = sizes.states[one.index];
        const auto lines = std::max(one.before.size(), one.after.size());
        box.height = std::max(box.height, kPort * static_cast<double>(lines + 1));
        return box;
    }

    double middle(std::size_t node) const {
        return boxes_[node].corner.y + boxes_[node].height / 2;
    }

    void widths() {
        double x = kMargin;
        for (const auto& column : columns_.columns) {
            double width = 0;
            for (const std::size_t node : column) width = std::max(width, boxes_[node].width);
            for (const std::size_t node : column) {
                boxes_[node].corner.x = x;
                boxes_[node].width = width;
            }
            x += width + kColumnGap;
        }
    }

    /// Each node as near to the middle of its neighbours as the order of its column lets it be.
    void heights() {
        for (const auto& column : columns_.columns)
            settle(column, std::vector<double>(column.size()));
        constexpr int kSweeps = 24;
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (std::size_t i = 0; i < columns_.columns.size(); ++i) {
                const auto& column =
                    columns_.columns[sweep % 2 == 0 ? i : columns_.columns.size() - 1 - i];
                std::vector<double> wished;
                for (const std::size_t node : column) wished.push_back(wish(node));
                settle(column, wished);
            }
        }
    }

    double wish(std::size_t node) const {
        double sum = 0;
        double count = 0;
        for (const auto* side : {&columns_.nodes[node].before, &columns_.nodes[node].after}) {
            for (const std::size_t near : *side) {
                sum += middle(near);
                count += 1;
            }
        }
        return count == 0 ? middle(node) : sum / count;
    }

    /// Places a column's nodes at the wished middles, apart enough: the least squares of the
    /// differences, by pooling neighbours that are in each other's way.
    void settle(const std::vector<std::size_t>& column, const std::vector<double>& wished) {
        struct Pool {
            double sum;
            double count;
        };
        std::vector<double> offsets;
        std::vector<Pool> pools;
        double offset = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (i > 0) {
                offset += (boxes_[column[i - 1]].height + boxes_[column[i]].height) / 2 + kNodeGap;
            }
            offsets.push_back(offset);
            pools.push_back({wished[i] - offset, 1});
            while (pools.size() > 1 && pools[pools.size() - 2].sum / pools[pools.size() - 2].count >
                                           pools.back().sum / pools.back().count) {
                const Pool last = pools.back();
                pools.pop_back();
                pools.back().sum += last.sum;
                pools.back().count += last.count;
            }
        }
        std::size_t i = 0;
        for (const Pool& pool : pools) {
            for (double left = pool.count; left > 0.5; left -= 1, ++i) {
                boxes_[column[i]].corner.y =
                    pool.sum / pool.count + offsets[i] - boxes_[column[i]].height / 2;
            }
        }
    }

    /// Where a line meets a node: the lines of one side stand in the order of where they go to.
    Point port(std::size_t node, std::size_t other, bool returns) const {
        const Box& box = boxes_[node];
        const bool right = columns_.nodes[other].column > columns_.nodes[node].column;
        const double x = right ? box.corner.x + box.width : box.corner.x;
        auto near = right ? columns_.nodes[node].after : columns_.nodes[node].before;
        if (columns_.nodes[node].kind != FlowNode::Kind::state) {
            return {x, middle(node) + (returns ? kPort / 2 : 0)};
        }
        std::stable_sort(near.begin(), near.end(), [this](std::size_t a, std::size_t b) {
            return middle(a) < middle(b);
        });
        const auto at = std::find(near.begin(), near.end(), other) - near.begin();
        const double y = box.corner.y + box.height * (static_cast<double>(at) + 1) /
                                            (static_cast<double>(near.size()) + 1);
        return {x, y + (returns ? kPort / 2 : 0)};
    }

    /// From the state to the words, and from the words on to the next state.
    void add_lines(std::vector<FlowLine>& lines, std::size_t transition) const {
        const auto& way = columns_.ways[transition];
        lines.push_back({transition, {port(way[0], way[1], false), port(way[1], way[0], false)}});
        const bool returns = way.front() == way.back();
        FlowLine on{transition, {}, true};
        for (std::size_t i = 1; i + 1 < way.size(); ++i) {
            on.points.push_back(port(way[i], way[i + 1], returns));
            on.points.push_back(port(way[i + 1], way[i], returns));
        }
        lines.push_back(std::move(on));
    }

    const Workflow& workflow_;
    FlowColumns columns_;
    std::vector<Box> boxes_;  // of the nodes
};

}  // namespace

FlowLayout lay_out(const Workflow& workflow, const FlowSizes& sizes) {
    return Placing(workflow, sizes).make();
}

}  // namespace okienko::forms
