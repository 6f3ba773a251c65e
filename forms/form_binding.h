#pragma once

#include <vector>

#include "forms/form.h"
#include "forms/model.h"
#include "forms/service.h"

namespace okienko::forms {

/// Binds every item of the form to its place in the model, gives widgets and options that form.xml
/// leaves to the type, and proves that the form asks for no more than the schema takes and leaves
/// out nothing it must have.
void bind_form(Form& form, const Model& model, std::vector<Fault>& faults);

inline constexpr const char* kDescriptionNamespace = "urn:okienko:description";
inline constexpr const char* kAttachmentNamespace = "urn:okienko:attachment";
inline constexpr const char* kSignatureNamespace = "http://www.w3.org/2000/09/xmldsig#";

}  // namespace okienko::forms
