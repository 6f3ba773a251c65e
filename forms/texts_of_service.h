#pragma once

#include <map>
#include <string>
#include <vector>

#include "forms/form.h"
#include "forms/service.h"
#include "forms/workflow.h"
#include "schemas/texts.h"

namespace okienko::forms {

using TextsByLanguage = std::map<std::string, schemas::Texts, std::less<>>;

/// Reads text.<language>.xml of a package, each over the engine's words of that language (of
/// Polish, where it has none), and proves that every id the form and the workflow need is there in
/// every language, and none that nothing uses.
TextsByLanguage read_service_texts(const Package& package,
                                   const Form& form,
                                   const Workflow& workflow,
                                   const TextsByLanguage& words,
                                   std::vector<Fault>& faults);

}  // namespace okienko::forms
