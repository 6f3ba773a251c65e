#pragma once

#include <string>

#include "forms/answers.h"
#include "schemas/node.h"

namespace okienko::forms {

/// Adds the view model of one page to a page's view; schemas/xsl/form-fields.xsl makes its HTML:
///
///   <form-page id="…" title="…" name="…" step="1" steps="2" service="…" version="…" lang="pl"
///   previous="…" errors="3">
///     <error control="przedmiot">Napisz…</error>                      in order, the error summary
///     <section id="…" title="…">
///       <field id name widget required readonly rows max-length width autocomplete input-mode type
///       spellcheck prefix suffix>
///         <label/><hint/><error/><warning/><value/>
///         <part id name kind="dzien" value error autocomplete/>     of a date
///         <option id value checked><label/><hint/> …fields… </option>
///         <file id name size type sha256/>                          of attachments
///       </field>
///       <group id title hint>…</group>
///       <repeat id name title rows add="osoby-add" can-add><row n prefix title
///       remove="osoby-1-remove"/>…</repeat>
void write_page(schemas::Node parent,
                const Answers& answers,
                const Page& page,
                const Violations& violations);

/// Adds the answers for reading, all relevant pages:
///   <form-summary><section title page><answer field title page control empty
///   kind><value/>…</answer></section></form-summary>
void write_summary(schemas::Node parent, const Answers& answers);

}  // namespace okienko::forms
