#pragma once

#include <vector>

#include "forms/form.h"
#include "forms/service.h"
#include "forms/workflow.h"
#include "schemas/document.h"

namespace okienko::forms {

/// form.xml as values. The document must be valid against form.xsd; what a schema cannot say (ids
/// that repeat) comes as faults.
Form read_form(const schemas::Document& document, std::vector<Fault>& faults);

/// workflow.xml as values; likewise.
Workflow read_workflow(const schemas::Document& document, std::vector<Fault>& faults);

/// Calls `visit(Item&, enclosing Item or nullptr)` for every item below, outer ones first, options
/// included.
template <typename Items, typename Visit>
void for_each_item(Items& items, const Visit& visit, decltype(items.data()) outer = nullptr) {
    for (auto& item : items) {
        visit(item, outer);
        for (auto& option : item.options) for_each_item(option.items, visit, outer);
        for_each_item(item.items, visit, &item);
    }
}

}  // namespace okienko::forms
