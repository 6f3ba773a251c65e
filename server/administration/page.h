#pragma once

#include <string>
#include <string_view>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/administration/context.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::administration {

/// A page of this room in the making: on the office's side, with its menu. One request.
class Page {
public:
    /// `sheet` without the room; `part`: which entry of the room's menu is active.
    Page(const Context& context,
         const web::Request& request,
         std::string sheet,
         std::string_view part,
         std::string_view back = {});

    schemas::Node root() const { return view_.root(); }
    /// A fault at a field (empty: of none); the text is "administration.fault.<id>".
    void fault(std::string_view field, std::string_view id);
    /// The banner "administration.notice.<id>" when there is such a text; the id may come from the
    /// address.
    void notice(std::string_view id);
    bool is_sound() const { return sound_; }
    /// 422 when there are faults, unless told otherwise.
    web::Response show(int status = 0) const;

private:
    const Context& context_;
    const web::Request& request_;
    std::string sheet_;
    web::View view_;
    bool sound_ = true;
};

/// "account:<id>" of who asks, for the audit trail.
std::string actor_of(const web::Request& request);

}  // namespace okienko::administration
