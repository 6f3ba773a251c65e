#include "forms/workflow_picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/workflow_layout.h"
#include "forms/workflow_words.h"

namespace okienko::forms {

namespace {

using schemas::Node;

constexpr double kLine = 21;     // from one line of words to the next
constexpr double kLetter = 8.6;  // widest average of a letter at 16 units, bold
constexpr double kPadding = 12;
constexpr double kSign = 20;        // what stands before a remark
constexpr double kBaseline = 15.5;  // of the first line below its top
constexpr std::size_t kStateLetters = 20;
constexpr std::size_t kLabelLetters = 26;

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// Words in lines of at most so many letters; a longer word has a line of its own.
std::vector<std::string> wrapped(const std::string& text, std::size_t letters) {
    std::vector<std::string> lines = {""};
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t space = std::min(text.find(' ', from), text.size());
        const std::string word = text.substr(from, space - from);
        std::string& line = lines.back();
        if (line.empty()) {
            line = word;
        } else if (letters_of(line) + 1 + letters_of(word) <= letters) {
            line += " " + word;
        } else {
            lines.push_back(word);
        }
        from = space + 1;
    }
    return lines;
}

/// What stands in one box.
struct Caption {
    std::vector<std::string> name;
    struct Remark {
        std::string sign;
        std::vector<std::string> lines;
    };
    std::vector<Remark> remarks;

    Caption(const std::string& title, const std::vector<FlowRemark>& told, std::size_t letters)
        : name(wrapped(title, letters)) {
        for (const FlowRemark& one : told) {
            remarks.push_back({one.sign, wrapped(one.words, letters - 2)});
        }
    }

    Box size() const {
        std::size_t lines = name.size();
        double widest = 0;
        for (const auto& line : name) {
            widest = std::max(widest, kLetter * static_cast<double>(letters_of(line)));
        }
        for (const Remark& remark : remarks) {
            lines += remark.lines.size();
            for (const auto& line : remark.lines) {
                widest = std::max(widest, kSign + kLetter * static_cast<double>(letters_of(line)));
            }
        }
        return {{}, widest + 2 * kPadding, kLine * static_cast<double>(lines) + kPadding};
    }
};

std::string number(double value) {
    return fmt::format("{:.1f}", value);
}

/// The sign before a remark, in a square of 14 units: shapes, so that nothing rests on colour.
const char* shape_of(const std::string& sign) {
    if (sign == "clerk") return "M7 1a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM1 14c0-4 3-5 6-5s6 1 6 5z";
    if (sign == "resident") return "M7 1L14 7H12V14H2V7H0z";
    if (sign == "service") return "M1 2H13V12H1zM1 5H13";
    if (sign == "letter") return "M1 3H13V12H1zM1 3L7 8L13 3";
    if (sign == "clock") return "M7 1a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM7 4V7.5H10";
    if (sign == "pause") return "M3 2H5.5V12H3zM8.5 2H11V12H8.5z";
    return "M2 2H12V12H2z";
}

bool is_filled(const std::string& sign) {
    return sign == "clerk" || sign == "resident" || sign == "pause" || sign == "end";
}

void add_text(Node group, double x, double y, const std::string& words, const char* look) {
    group.add("text", words).set("class", look).set("x", number(x)).set("y", number(y));
}

void add_caption(Node group, const Caption& caption, const Box& box, bool state) {
    const double height = caption.size().height - kPadding;
    const double x = box.corner.x + kPadding;
    double y = box.corner.y + (box.height - height) / 2 + kBaseline;
    for (const std::string& line : caption.name) {
        add_text(group, x, y, line, state ? "okn-flow__name" : "okn-flow__step");
        y += kLine;
    }
    for (const Caption::Remark& remark : caption.remarks) {
        group.add("path")
            .set("class",
                 is_filled(remark.sign) ? "okn-flow__sign okn-flow__sign--full" : "okn-flow__sign")
            .set("transform", fmt::format("translate({:.1f} {:.1f})", x, y - 12))
            .set("d", shape_of(remark.sign));
        for (const std::string& line : remark.lines) {
            add_text(group, x + kSign, y, line, "okn-flow__remark");
            y += kLine;
        }
    }
}

Node add_box(Node group, const Box& box, const std::string& look, double radius) {
    return group.add("rect")
        .set("class", look)
        .set("x", number(box.corner.x))
        .set("y", number(box.corner.y))
        .set("width", number(box.width))
        .set("height", number(box.height))
        .set("rx", number(radius));
}

Box inner(const Box& box) {
    constexpr double kInset = 4;
    return {{box.corner.x + kInset, box.corner.y + kInset},
            box.width - 2 * kInset,
            box.height - 2 * kInset};
}

void add_line(Node group, const FlowLine& line) {
    constexpr double kHead = 9;
    std::string path = fmt::format("M{:.1f} {:.1f}", line.points.front().x, line.points.front().y);
    // Pairs of points are joined by a curve, what lies between two pairs (a column) by a straight.
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const Point& from = line.points[i - 1];
        const Point& to = line.points[i];
        const double half = (from.x + to.x) / 2;
        path +=
            i % 2 == 0
                ? fmt::format("L{:.1f} {:.1f}", to.x, to.y)
                : fmt::format(
                      "C{0:.1f} {1:.1f} {0:.1f} {2:.1f} {3:.1f} {2:.1f}", half, from.y, to.y, to.x);
    }
    group.add("path").set("class", "okn-flow__line").set("d", path);
    if (!line.arrives) return;
    const Point& end = line.points.back();
    const double back = line.points[line.points.size() - 2].x < end.x ? -kHead : kHead;
    group.add("path")
        .set("class", "okn-flow__head")
        .set("d",
             fmt::format(
                 "M{:.1f} {:.1f}l{:.1f} {:.1f}v{:.1f}z", end.x, end.y, back, -kHead / 2, kHead));
}

/// A resident may withdraw from many states: said at each of them, not drawn as a line.
Workflow without_withdrawals(Workflow workflow) {
    std::erase_if(workflow.transitions, [](const Transition& step) { return step.on_withdrawal; });
    return workflow;
}

class Picture {
public:
    Picture(const Service& service, const std::string& language)
        : workflow_(without_withdrawals(service.workflow())), words_(service, language) {
        FlowSizes sizes;
        for (const State& state : workflow_.states) {
            states_.emplace_back(words_.state(state), words_.remarks(state), kStateLetters);
            sizes.states.push_back(states_.back().size());
        }
        for (const Transition& step : workflow_.transitions) {
            labels_.emplace_back(words_.transition(step), words_.remarks(step), kLabelLetters);
            sizes.labels.push_back(labels_.back().size());
        }
        layout_ = lay_out(workflow_, sizes);
    }

    schemas::Document draw() const {
        auto made = schemas::Document::with_root("svg", "http://www.w3.org/2000/svg");
        Node root = made.root();
        root.set("class", "okn-flow")
            .set("role", "img")
            .set("aria-labelledby", "okn-flow-title")
            .set("aria-describedby", "okn-flow-course")
            .set("width", number(layout_.width))
            .set("height", number(layout_.height))
            .set("viewBox", "0 0 " + number(layout_.width) + " " + number(layout_.height));
        root.add("title", words_.title()).set("id", "okn-flow-title");
        root.add("desc", words_.course()).set("id", "okn-flow-course");
        for (const FlowLine& line : layout_.lines) add_line(root, line);
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            add_box(root, layout_.labels[i], "okn-flow__label", 3);
            add_caption(root, labels_[i], layout_.labels[i], false);
        }
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const State& state = workflow_.states[i];
            add_box(root, layout_.states[i], "okn-flow__state okn-flow__state--" + state.kind, 8);
            if (state.is_final()) {
                add_box(root, inner(layout_.states[i]), "okn-flow__end", 5);
            }
            add_caption(root, states_[i], layout_.states[i], true);
        }
        return made;
    }

private:
    Workflow workflow_;
    WorkflowWords words_;
    std::vector<Caption> states_;
    std::vector<Caption> labels_;
    FlowLayout layout_;
};

/// The colours of the look, day and night.
constexpr const char* kStyle = R"(
.okn-flow { background: #f6f5f1; color: #182321; --paper: #fff; --line: #5c6a68; --patina: #0b4f5c; --tint: #dfebea; }
@media (prefers-color-scheme: dark) {
  .okn-flow { background: #0f1719; color: #eceae3; --paper: #18232a; --line: #8c9d9c; --patina: #82c7ca; --tint: #17343a; } }
.okn-flow text { font: 16px Lato, "Noto Sans", sans-serif; fill: currentColor; }
.okn-flow text.okn-flow__name { font-weight: 700; }
.okn-flow__line { fill: none; stroke: var(--line); stroke-width: 1.5; }
.okn-flow__head { fill: var(--line); }
.okn-flow__label { fill: var(--paper); stroke: var(--line); }
.okn-flow__state { fill: var(--tint); stroke: var(--patina); stroke-width: 2; }
.okn-flow__state--new { stroke-width: 4; }
.okn-flow__state--waiting { stroke-dasharray: 7 4; }
.okn-flow__end { fill: none; stroke: var(--patina); }
.okn-flow__sign { fill: none; stroke: var(--patina); stroke-width: 1.5; }
.okn-flow__sign--full { fill: var(--patina); }
)";

}  // namespace

schemas::Document draw_workflow(const Service& service, const std::string& language) {
    return Picture(service, language).draw();
}

std::string workflow_svg(const Service& service, const std::string& language) {
    const schemas::Document drawn = draw_workflow(service, language);
    auto made = schemas::Document::with_root("svg", "http://www.w3.org/2000/svg");
    for (const char* name :
         {"class", "role", "aria-labelledby", "aria-describedby", "width", "height", "viewBox"}) {
        made.root().set(name, drawn.root().attribute_or(name, ""));
    }
    made.root().add("style", kStyle);
    for (const Node child : drawn.root().children()) made.root().append_copy(child);
    return made.serialize();
}

}  // namespace okienko::forms
