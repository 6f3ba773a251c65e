#include "server/editing/workflow_view.h"

#include "forms/workflow_picture.h"
#include "forms/workflow_words.h"

namespace okienko::editing {

void add_workflow(schemas::Node root, const forms::Service& service, const std::string& language) {
    schemas::Node element = root.add("workflow");
    element.append_copy(forms::draw_workflow(service, language).root());
    const forms::WorkflowWords words(service, language);
    const forms::Workflow& workflow = service.workflow();
    for (const forms::Transition& transition : workflow.transitions) {
        schemas::Node step = element.add("step");
        step.set("from", words.state(*workflow.state(transition.from)))
            .set("name", words.transition(transition))
            .set("to", words.state(*workflow.state(transition.to)));
        for (const auto& remark : words.remarks(transition)) step.add("remark", remark.words);
    }
}

}  // namespace okienko::editing
