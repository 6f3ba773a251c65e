#pragma once

#include <string>
#include <string_view>

#include "forms/answers.h"
#include "schemas/node.h"
#include "server/cases/case.h"
#include "server/intake/draft.h"

namespace okienko::intake {

/// What people call a service, in a language.
std::string service_title(const forms::Service& service, std::string_view language);

/// Adds what only the service can tell to a <case>: title, words of the state and of the period's
/// legal basis.
void describe_case(schemas::Node element,
                   const cases::Case& shown,
                   const forms::Service& service,
                   std::string_view language);

/// <draft id="" service="" title="" version="" revision="" saved="2026-11-06T10:42:00"
/// expires="2026-12-06" saved-today="true" files="true"/>
schemas::Node add_draft(schemas::Node parent,
                        const OpenDraft& open,
                        config::Instant now,
                        std::string_view language);

/// The two versions of a page that two windows saved differently:
///   <conflict page="…"><mine>…form-summary…</mine><stored>…form-summary…</stored><field
///   name="…">value</field>…</conflict>
/// The fields are those posted, to be posted again when the person chooses them.
void add_conflict(schemas::Node parent,
                  const forms::Page& page,
                  const forms::Answers& mine,
                  const forms::Answers& stored,
                  const std::vector<std::pair<std::string, std::string>>& posted);

/// <errors><error href="/wnioski/…/zmien/page#control">words</error></errors> of what stands in
/// the way of sending.
void add_faults(schemas::Node parent,
                const std::string& draft,
                const forms::Violations& violations,
                std::string_view language);

}  // namespace okienko::intake
