#pragma once

#include <string>
#include <string_view>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/web/pages.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::web {

/// A page on the office's side in the making, with its room's menu, faults and banner. One request;
/// what it is given outlives it.
class OfficePage {
public:
    /// Of a room: its sheets are "<room>/…", its texts "<room>.fault.…" and "<room>.notice.…", its
    /// entry of the main menu `room`.
    struct Place {
        std::string_view room;
        std::string_view sheet;      ///< without the room
        std::string_view part;       ///< which entry of the room's menu is active
        std::string_view back = {};  ///< address; empty: none
    };
    OfficePage(const Pages& pages, const Request& request, const Place& place);

    schemas::Node root() const { return view_.root(); }
    /// A fault at a field (empty: of none), told by the text "<room>.fault.<id>".
    void fault(std::string_view field,
               std::string_view id,
               const schemas::Texts::Values& values = {});
    /// The banner "<room>.notice.<id>" when there is such a text; the id may come from the address.
    void notice(std::string_view id);
    bool is_sound() const { return sound_; }
    /// 422 when there are faults, unless told otherwise. Never stored on the way.
    Response show(int status = 0) const;

private:
    const Pages& pages_;
    const Request& request_;
    std::string room_;
    std::string sheet_;
    View view_;
    bool sound_ = true;
};

}  // namespace okienko::web
