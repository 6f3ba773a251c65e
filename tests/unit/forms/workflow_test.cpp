#include <algorithm>

#include "forms/check.h"
#include "forms/workflow_layout.h"
#include "forms/workflow_picture.h"
#include "forms/workflow_words.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

/// A service of that workflow: states as given, each id being its text.
Package::Files with_workflow(const std::string& inside) {
    std::string words;
    for (const char* state : {"a", "b", "c", "d"}) {
        if (inside.find("<state id=\"" + std::string(state) + "\"") != std::string::npos &&
            std::string("ab").find(state) == std::string::npos) {
            words += text("state." + std::string(state), state);
        }
    }
    for (const char* step : {"u", "v", "w"}) {
        if (inside.find("<transition id=\"" + std::string(step) + "\"") != std::string::npos) {
            words += text("transition." + std::string(step), step);
        }
    }
    return sketch_files(
        {sequence(R"(<xs:element name="A" type="xs:string"/>)"),
         R"(<page id="p"><section id="s"><field id="a" path="A"/></section></page>)",
         text("a.label", "A") + words,
         {},
         {{"workflow.xml",
           "<workflow jrwa=\"1431\" category=\"B5\" unit=\"OR\">\n" + inside + "</workflow>"}}});
}

std::string faults_of_workflow(const std::string& inside) {
    std::string told;
    for (const Fault& fault : check(compiler(), Package::from_files(with_workflow(inside)))) {
        if (fault.file != "workflow.xml") continue;
        told += std::to_string(fault.line) + " " + fault.rule + ": " + fault.detail + "\n";
    }
    return told;
}

constexpr const char* kStates = R"(<state id="a" kind="new"/>
<state id="b" kind="closed"/>
<state id="c" kind="open"/>
)";

TEST(WorkflowCheck, FindsDeadEnds) {
    EXPECT_EQ(faults_of_workflow(std::string(kStates) +
                                 R"(<transition id="t" from="a" to="b" role="clerk"/>
<transition id="u" from="a" to="c" role="clerk"/>)"),
              "4 dead-end: no transition leads out of 'c': add one with from=\"c\", or say "
              "kind=\"closed\" if a case ends there\n");
}

TEST(WorkflowCheck, FindsStatesFromWhichNoCaseEnds) {
    EXPECT_EQ(
        faults_of_workflow(std::string(kStates) + R"(<state id="d" kind="waiting"/>
<transition id="t" from="a" to="b" role="service"/>
<transition id="u" from="a" to="c" role="clerk"/>
<transition id="v" from="c" to="d" role="clerk"/>
<transition id="w" from="d" to="c" role="clerk"/>)"),
        "4 no-way-to-end: a case that comes to 'c' never ends, no closed state can be reached "
        "from it: add a transition towards one\n"
        "5 no-way-to-end: a case that comes to 'd' never ends, no closed state can be reached "
        "from it: add a transition towards one\n");
    EXPECT_EQ(faults_of_workflow(R"(<state id="a" kind="new"/>
<state id="b" kind="open"/>
<transition id="t" from="a" to="b" role="clerk"/>)"),
              "1 no-end: no state is of kind 'closed': say which ones a case ends in\n");
}

TEST(WorkflowCheck, FindsStatesNoCaseComesTo) {
    EXPECT_EQ(faults_of_workflow(std::string(kStates) +
                                 R"(<transition id="t" from="a" to="b" role="clerk"/>
<transition id="u" from="c" to="b" role="clerk"/>)"),
              "4 unreachable-state: no way leads from 'a' to 'c': add a transition to it from a "
              "state that is reached, or remove the state\n");
}

TEST(WorkflowCheck, FindsTransitionsNobodyTakes) {
    const std::string told = faults_of_workflow(std::string(kStates) +
                                                R"(<transition id="t" from="a" to="c" role="clerk"/>
<transition id="u" from="a" to="c" role="clerk"/>
<transition id="v" from="c" to="b" role="resident"/>
<transition id="w" from="b" to="c" role="clerk"/>)");
    EXPECT_NE(told.find("6 never-taken: another transition out of 'a'"), std::string::npos) << told;
    EXPECT_NE(told.find("7 nobody-takes: nothing lets a resident take 'v'"), std::string::npos);
    EXPECT_NE(told.find("8 leaves-closed: 'w' leads out of 'b'"), std::string::npos);
    EXPECT_NE(faults_of_workflow(R"(<state id="b" kind="closed"/>
<state id="a" kind="new"/>
<transition id="t" from="a" to="b" role="clerk"/>)")
                  .find("2 first-state"),
              std::string::npos);
}

TEST(WorkflowCheck, AVersionPublishedBeforeGoesOnServing) {
    const auto package = Package::from_files(
        with_workflow(std::string(kStates) + R"(<transition id="t" from="a" to="b" role="resident"/>
<transition id="u" from="a" to="c" role="clerk"/>)"));
    EXPECT_FALSE(check(compiler(), package).empty());
    EXPECT_NE(compiler().compile(package), nullptr);
}

bool apart(const Box& a, const Box& b) {
    return a.corner.x + a.width <= b.corner.x || b.corner.x + b.width <= a.corner.x ||
           a.corner.y + a.height <= b.corner.y || b.corner.y + b.height <= a.corner.y;
}

FlowLayout layout_of(const Workflow& workflow) {
    FlowSizes sizes;
    sizes.states.assign(workflow.states.size(), {{}, 100, 40});
    sizes.labels.assign(workflow.transitions.size(), {{}, 150, 30});
    return lay_out(workflow, sizes);
}

TEST(WorkflowPicture, NothingLiesOnAnythingElse) {
    const Workflow& workflow = information_request().workflow();
    const auto layout = layout_of(workflow);
    std::vector<Box> boxes = layout.states;
    boxes.insert(boxes.end(), layout.labels.begin(), layout.labels.end());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        EXPECT_GE(boxes[i].corner.x, 0);
        EXPECT_GE(boxes[i].corner.y, 0);
        EXPECT_LE(boxes[i].corner.x + boxes[i].width, layout.width);
        EXPECT_LE(boxes[i].corner.y + boxes[i].height, layout.height);
        for (std::size_t k = i + 1; k < boxes.size(); ++k) {
            EXPECT_TRUE(apart(boxes[i], boxes[k])) << i << " and " << k;
        }
    }
}

TEST(WorkflowPicture, ACaseGoesRightwardsToItsEnd) {
    const Workflow& workflow = information_request().workflow();
    const auto layout = layout_of(workflow);
    const double first = layout.states.front().corner.x;
    double last = first;
    for (const Box& box : layout.states) last = std::max(last, box.corner.x);
    for (std::size_t i = 0; i < workflow.states.size(); ++i) {
        EXPECT_TRUE(i == 0 || layout.states[i].corner.x > first);
        EXPECT_TRUE(!workflow.states[i].is_final() || layout.states[i].corner.x == last);
    }
}

TEST(WorkflowPicture, EachLineArrivesAtTheStateItLeadsTo) {
    const Workflow& workflow = information_request().workflow();
    const auto layout = layout_of(workflow);
    std::vector<int> arrived(workflow.transitions.size());
    for (const FlowLine& line : layout.lines) {
        if (!line.arrives) continue;
        ++arrived[line.transition];
        const State* to = workflow.state(workflow.transitions[line.transition].to);
        const Box& box = layout.states[static_cast<std::size_t>(to - workflow.states.data())];
        const Point end = line.points.back();
        EXPECT_TRUE(end.x == box.corner.x || end.x == box.corner.x + box.width);
        EXPECT_GT(end.y, box.corner.y);
        EXPECT_LT(end.y, box.corner.y + box.height);
    }
    EXPECT_EQ(std::count(arrived.begin(), arrived.end(), 1),
              static_cast<std::ptrdiff_t>(arrived.size()));
}

TEST(WorkflowPicture, IsTheSameEachTimeAndSaysItsCourse) {
    const std::string picture = workflow_svg(information_request(), "pl");
    EXPECT_EQ(picture, workflow_svg(information_request(), "pl"));
    const auto parsed = schemas::parse(picture);
    const auto root = std::get<schemas::Document>(parsed).root();
    EXPECT_EQ(root.attribute_or("role", ""), "img");
    EXPECT_EQ(root.child("title")->attribute_or("id", ""),
              root.attribute_or("aria-labelledby", "-"));
    EXPECT_EQ(root.child("desc")->attribute_or("id", ""),
              root.attribute_or("aria-describedby", "-"));
    EXPECT_NE(root.child_text("desc").find("Złożony → W toku: Zarejestruj sprawę (urzędnik)."),
              std::string::npos);
    EXPECT_NE(picture.find("7 dni od doręczenia"), std::string::npos);
    EXPECT_NE(picture.find("prefers-color-scheme: dark"), std::string::npos);
    EXPECT_NE(workflow_svg(information_request(), "en").find("clerk"), std::string::npos);
}

TEST(WorkflowPicture, DrawsAStepFromAStateToItself) {
    const auto service = compiler().compile(Package::from_files(
        with_workflow(std::string(kStates) + R"(<transition id="t" from="a" to="c" role="clerk"/>
<transition id="u" from="c" to="c" role="clerk"/>
<transition id="v" from="c" to="b" role="clerk"/>)")));
    EXPECT_EQ(layout_of(service->workflow()).lines.size(), 6U);
    EXPECT_NE(workflow_svg(*service, "pl").find("okn-flow__head"), std::string::npos);
}

}  // namespace
}  // namespace okienko::forms::testing
