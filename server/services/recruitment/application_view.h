#pragma once

#include "schemas/node.h"
#include "server/services/recruitment/assess.h"

namespace okienko::recruitment {

/// <application seq= name= town= state= status= formal= note= best= revision= received= number=
/// email= telephone= certificate= erased=/>.
schemas::Node add_application(schemas::Node parent, const Shown& shown, std::size_t criteria);

/// <status value= label= selected=/> for each status.
void add_statuses(schemas::Node parent, const schemas::Texts& words, std::string_view selected);

/// What the table shows of its filters: words of a name or number, and the formal result.
struct TableFilter {
    std::string words;
    std::string formal;
    bool fits(const Shown& shown, std::size_t criteria) const;
};

}  // namespace okienko::recruitment
