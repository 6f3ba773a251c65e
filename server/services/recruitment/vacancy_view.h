#pragma once

#include <string>
#include <vector>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/catalogue/office.h"
#include "server/services/recruitment/vacancy.h"

namespace okienko::recruitment {

/// <vacancy number= title= unit= unit-name= state= phase= version= revision= deadline= left=
/// published= ended= reason=/>; `phase` is draft, open, closed, cancelled or decided, `deadline`
/// the last day.
schemas::Node add_vacancy(schemas::Node parent,
                          const Vacancy& vacancy,
                          const catalogue::Office& office,
                          const std::string& language,
                          config::Instant now);

/// <field id= label= kind= value=/> for each field, with a <line> for each line.
void add_fields(schemas::Node parent, const Texts& texts, const schemas::Texts& words);

/// <version n= at= note=/> newest first, each with <change label= before= after=/> against the one
/// before it.
void add_versions(schemas::Node parent,
                  const std::vector<Version>& oldest_first,
                  const schemas::Texts& words);

/// <result name= town= reason= at= until=/>.
void add_result(schemas::Node parent, const Result& result);

/// <errors> with the words of each fault.
void add_faults(schemas::Node root, const std::vector<Fault>& faults, const schemas::Texts& words);

}  // namespace okienko::recruitment
