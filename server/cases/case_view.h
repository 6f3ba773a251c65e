#pragma once

#include <chrono>
#include <vector>

#include "schemas/node.h"
#include "server/cases/case.h"

namespace okienko::cases {

/// Puts a case into a view model: <case number="" called="" service="" status="" subject="" unit=""
/// received="" closed="" open="true"> with <term> when there is one. Returns the element.
schemas::Node add_case(schemas::Node parent, const Case& shown, std::chrono::sys_days today);

/// <term date="2026-11-12" left="6" near="far|near|today|late" basis="deadline.answer.basis"
/// count="14" unit="days"> with <step text="calendar.step.…" date="…" basis="art. 57 § 4 KPA"
/// holiday="independence-day"/>, as calendar derived it.
schemas::Node add_term(schemas::Node parent, const Term& term, std::chrono::sys_days today);

/// <history><event kind="" actor="" name="" at="2026-11-06T10:58:31">note</event>…</history>, in
/// the order given.
schemas::Node add_history(schemas::Node parent, const std::vector<Event>& events);

/// <attachments><attachment n="1" name="" size="" type="" sha256="hex"/>…</attachments>
schemas::Node add_attachments(schemas::Node parent, const std::vector<Attachment>& attachments);

}  // namespace okienko::cases
