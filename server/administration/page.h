#pragma once

#include <string>
#include <string_view>

#include "server/administration/context.h"
#include "server/web/office_page.h"
#include "server/web/request.h"

namespace okienko::administration {

/// A page of this room in the making. One request.
class Page : public web::OfficePage {
public:
    /// `sheet` without the room; `part`: which entry of the room's menu is active.
    Page(const Context& context,
         const web::Request& request,
         std::string_view sheet,
         std::string_view part,
         std::string_view back = {})
        : OfficePage(context.pages, request, {"administration", sheet, part, back}) {}
};

/// "account:<id>" of who asks, for the audit trail.
std::string actor_of(const web::Request& request);

}  // namespace okienko::administration
