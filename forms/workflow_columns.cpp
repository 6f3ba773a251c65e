#include "forms/workflow_columns.h"

#include <algorithm>

namespace okienko::forms {

namespace {

std::size_t number_of(const Workflow& workflow, const std::string& state) {
    const State* found = workflow.state(state);
    return static_cast<std::size_t>(found - workflow.states.data());
}

/// Ranks of the states: the longest way from the first one, steps back left out.
class Ranks {
public:
    explicit Ranks(const Workflow& workflow)
        : workflow_(workflow),
          seen_(workflow.states.size(), Seen::no),
          back_(workflow.transitions.size(), false) {}

    std::vector<std::size_t> compute() {
        for (std::size_t state = 0; state < seen_.size(); ++state) visit(state);
        std::vector<std::size_t> ranks(seen_.size(), 0);
        for (auto state = finished_.rbegin(); state != finished_.rend(); ++state) {
            for_each_step(*state, [&](std::size_t step, std::size_t to) {
                if (!back_[step]) ranks[to] = std::max(ranks[to], ranks[*state] + 1);
            });
        }
        const std::size_t last = *std::max_element(ranks.begin(), ranks.end());
        for (std::size_t state = 0; state < ranks.size(); ++state) {
            bool leaves = false;
            for_each_step(state, [&](std::size_t, std::size_t) { leaves = true; });
            if (workflow_.states[state].is_final() && !leaves) ranks[state] = last;
        }
        return ranks;
    }

private:
    enum class Seen { no, open, done };

    template <typename Visit>
    void for_each_step(std::size_t state, const Visit& visit) const {
        for (std::size_t step = 0; step < workflow_.transitions.size(); ++step) {
            const Transition& one = workflow_.transitions[step];
            if (one.from == workflow_.states[state].id) visit(step, number_of(workflow_, one.to));
        }
    }

    void visit(std::size_t state) {
        if (seen_[state] != Seen::no) return;
        seen_[state] = Seen::open;
        for_each_step(state, [&](std::size_t step, std::size_t to) {
            back_[step] = seen_[to] == Seen::open;
            visit(to);
        });
        seen_[state] = Seen::done;
        finished_.push_back(state);
    }

    const Workflow& workflow_;
    std::vector<Seen> seen_;
    std::vector<bool> back_;             // steps to a state on the way here
    std::vector<std::size_t> finished_;  // states, the last one first reached
};

class Arrangement {
public:
    explicit Arrangement(const Workflow& workflow) : workflow_(workflow) {}

    FlowColumns make() {
        const auto ranks = Ranks(workflow_).compute();
        const std::size_t last = *std::max_element(ranks.begin(), ranks.end());
        made_.columns.resize(2 * last + 2);
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            add({FlowNode::Kind::state, i, 2 * ranks[i], {}, {}});
        }
        for (std::size_t i = 0; i < workflow_.transitions.size(); ++i) {
            const std::size_t from = ranks[number_of(workflow_, workflow_.transitions[i].from)];
            const std::size_t to = ranks[number_of(workflow_, workflow_.transitions[i].to)];
            add({FlowNode::Kind::label, i, to < from ? 2 * from - 1 : 2 * from + 1, {}, {}});
        }
        for (std::size_t i = 0; i < workflow_.transitions.size(); ++i) lead(i);
        if (made_.columns.back().empty()) made_.columns.pop_back();
        constexpr int kSweeps = 12;
        for (int sweep = 0; sweep < kSweeps; ++sweep) sort_columns(sweep % 2 == 0);
        return std::move(made_);
    }

private:
    std::size_t add(FlowNode node) {
        made_.columns[node.column].push_back(made_.nodes.size());
        made_.nodes.push_back(std::move(node));
        return made_.nodes.size() - 1;
    }

    void join(std::size_t one, std::size_t other) {
        if (made_.nodes[one].column > made_.nodes[other].column) std::swap(one, other);
        made_.nodes[one].after.push_back(other);
        made_.nodes[other].before.push_back(one);
    }

    /// The way of a transition, with a bend in each column it passes.
    void lead(std::size_t transition) {
        const Transition& step = workflow_.transitions[transition];
        const std::size_t target = number_of(workflow_, step.to);
        std::vector<std::size_t> way = {number_of(workflow_, step.from),
                                        workflow_.states.size() + transition};
        join(way[0], way[1]);
        const std::size_t end = made_.nodes[target].column;
        for (std::size_t column = made_.nodes[way.back()].column;;) {
            column = column < end ? column + 1 : column - 1;
            const bool there = column == end;
            const std::size_t next =
                there ? target : add({FlowNode::Kind::bend, transition, column, {}, {}});
            // A step from a state to itself joins the same two nodes twice: once is enough.
            if (step.from != step.to) join(way.back(), next);
            way.push_back(next);
            if (there) break;
        }
        made_.ways.push_back(std::move(way));
    }

    double place_of(std::size_t node) const {
        const auto& column = made_.columns[made_.nodes[node].column];
        const auto at = std::find(column.begin(), column.end(), node) - column.begin();
        return (static_cast<double>(at) + 0.5) / static_cast<double>(column.size());
    }

    /// By the middle of the neighbours on the side one comes from; ties stay as they stand.
    void sort_columns(bool rightwards) {
        for (std::size_t i = 0; i < made_.columns.size(); ++i) {
            auto& column = made_.columns[rightwards ? i : made_.columns.size() - 1 - i];
            std::vector<std::pair<double, std::size_t>> keyed;
            for (const std::size_t node : column) {
                const auto& near = rightwards ? made_.nodes[node].before : made_.nodes[node].after;
                double sum = 0;
                for (const std::size_t one : near) sum += place_of(one);
                keyed.emplace_back(
                    near.empty() ? place_of(node) : sum / static_cast<double>(near.size()), node);
            }
            std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
                return a.first < b.first;
            });
            std::transform(keyed.begin(), keyed.end(), column.begin(), [](const auto& one) {
                return one.second;
            });
        }
    }

    const Workflow& workflow_;
    FlowColumns made_;
};

}  // namespace

FlowColumns arrange(const Workflow& workflow) {
    return Arrangement(workflow).make();
}

}  // namespace okienko::forms
