#pragma once

#include "forms/answers.h"
#include "schemas/node.h"

namespace okienko::forms {

/// Adds the view model of one page to a page's root; schemas/xsl/form-fields.xsl makes its HTML:
///
///   <errors title="Popraw 3 miejsca we wniosku"><error field="przedmiot">Napisz…</error></errors>
///   only with errors <form-page id title name lead step steps service version lang previous files>
///     <section id title>
///       <field id name widget label hint optional readonly error warning type input-mode
///       autocomplete spellcheck width rows
///              max-length prefix suffix bad birthday accept max-files max-size can-add checked>
///         <value/>                                          as typed
///         <part kind="dzien|miesiac|rok"/>                  of a date, as typed
///         <option value label hint selected><conditional>…fields…</conditional></option>
///         <file id name size type sha256/>                  attachments there are
///       </field>
///       <group id label hint>…</group>
///       <repeat id name label hint add empty rows can-add><row n id title remove>…</row></repeat>
void write_page(schemas::Node parent,
                const Answers& answers,
                const Page& page,
                const Violations& violations);

/// Adds the answers for reading before they are sent, all that is relevant:
///   <form-summary name><section id title page>
///     <answer name title page control kind><value/>…</answer>     no value: nothing was given
///   </section></form-summary>
/// `kind` is "file" for attachments, whose values carry size and type; "text" keeps its line
/// breaks.
void write_summary(schemas::Node parent, const Answers& answers);

}  // namespace okienko::forms
